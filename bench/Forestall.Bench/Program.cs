using Forestall.Bench;

return args switch
{
    ["import", .. var rest] => ImportBench.Run(rest),
    ["duckdb", var file] => DuckDbAggregate.Run(file),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project bench/Forestall.Bench -- import [--data DIR] [--rows N] [--repeats N] [--keep]");
    return 2;
}
