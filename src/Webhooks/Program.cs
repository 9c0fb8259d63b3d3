Console.Error.WriteLine("pyops-webhook does not serve yet");
return 2;
