"""What the old file says, brought into the new one: styles, lists, pictures, notes, each under an id that holds there."""
