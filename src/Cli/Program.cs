Console.Error.WriteLine("kubectl-pyops has no commands yet");
return 2;
