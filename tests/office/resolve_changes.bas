REM Opens the files of a list one by one, accepts or rejects what they track as the menu does, updates the fields as F9
REM does, and saves them as flat OpenDocument. A line of the list is a command (or nothing), a file to open and a file to
REM write, with tabs between.
Sub Run()
  Dim unused()
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim flat(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  flat(0).Name = "FilterName"
  flat(0).Value = "OpenDocument Text Flat XML"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  On Error Resume Next
  list = FreeFile
  Open Environ("AFTALE_CHANGES_LIST") For Input As #list
  Do While Not EOF(list)
    Line Input #list, task
    words = Split(task, Chr(9))
    Set document = Nothing
    document = StarDesktop.loadComponentFromURL(words(1), "_blank", 0, hidden())
    If Not IsNull(document) Then
      If words(0) <> "" Then
        dispatcher.executeDispatch(document.CurrentController.Frame, words(0), "", 0, unused())
      End If
      document.TextFields.refresh()
      document.storeToURL(words(2), flat())
      document.close(True)
    End If
  Loop
  Close #list
  StarDesktop.terminate()
End Sub
