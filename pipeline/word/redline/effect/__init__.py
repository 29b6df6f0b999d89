"""What a Word document says, by effect: the proof of a redline, which shares no code with what makes one."""
