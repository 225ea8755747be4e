using Forestall.Bench;

return args switch
{
    ["import", .. var rest] => ImportBench.Run(rest),
    ["lessons", .. var rest] => LessonsBench.Run(rest),
    ["glmnet", .. var rest] => ElasticNetBench.Run(rest),
    ["nca", .. var rest] => NcaBench.Run(rest),
    ["deaths"] => DeathsBench.Run(),
    ["warnings"] => WarningsBench.Run(),
    ["pages", .. var rest] => PagesBench.Run(rest),
    ["weighing"] => WeighingBench.Run(),
    ["replay", .. var rest] => ReplayBench.Run(rest),
    ["replay-export", var file] => ReplayExport.Write(file),
    ["duckdb", var file] => DuckDbAggregate.Run(file),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project bench/Forestall.Bench -- import [--data DIR] [--rows N] [--repeats N] [--keep]");
    Console.Error.WriteLine("       dotnet run -c Release --project bench/Forestall.Bench -- lessons [--reference DIR] [--limit SECONDS] [--only TEXT] [--covers]");
    Console.Error.WriteLine("       dotnet run -c Release --project bench/Forestall.Bench -- nca [--cases N] [--permutations N]");
    Console.Error.WriteLine("       dotnet run -c Release --project bench/Forestall.Bench -- deaths");
    Console.Error.WriteLine("       dotnet run -c Release --project bench/Forestall.Bench -- warnings");
    Console.Error.WriteLine("       dotnet run -c Release --project bench/Forestall.Bench -- replay [--draws N] [--python PROGRAM] [--sobol SAMPLES]");
    Console.Error.WriteLine("       dotnet run -c Release --project bench/Forestall.Bench -- weighing");
    Console.Error.WriteLine("       dotnet run -c Release --project bench/Forestall.Bench -- pages [--chromium PROGRAM]");
    Console.Error.WriteLine("       dotnet run -c Release --project bench/Forestall.Bench -- replay-export FILE");
    Console.Error.WriteLine("       dotnet run -c Release --project bench/Forestall.Bench -- glmnet [--data DIR]");
    return 2;
}
