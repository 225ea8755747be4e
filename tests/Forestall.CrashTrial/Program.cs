using System.Globalization;
using Forestall.CrashTrial;

return args switch
{
    ["append", var count, .. var folders] => Appender.Run(folders, int.Parse(count, CultureInfo.InvariantCulture), Console.Out),
    ["trial", var kills, var seed, var lanes] => Report(int.Parse(kills, CultureInfo.InvariantCulture), ulong.Parse(seed, CultureInfo.InvariantCulture), int.Parse(lanes, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Report(int kills, ulong seed, int lanes)
{
    var result = Trial.Run(kills, seed, lanes);
    Console.WriteLine(result.Sentence);
    result.Faults.ToList().ForEach(Console.WriteLine);
    return result.Faults.Count == 0 ? 0 : 1;
}

static int Usage()
{
    Console.Error.WriteLine("usage: Forestall.CrashTrial trial KILLS SEED LANES");
    Console.Error.WriteLine("       Forestall.CrashTrial append COUNT FOLDER…");
    return 2;
}
