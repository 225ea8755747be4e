using Forestall.Cli;

using var interrupt = new Interrupt();
return App.Run(args, Console.Out, Console.Error, interrupt.Token);
