using PyOps.Operator;

return await CommandLine.Build(OperatorProcess.RunAsync).Parse(args).InvokeAsync();
