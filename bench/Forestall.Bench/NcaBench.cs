using System.Diagnostics;
using System.Globalization;
using System.Text;
using Forestall.Lessons;
using Forestall.Lessons.NecessaryConditions;

namespace Forestall.Bench;

/// <summary>Necessary condition analysis with a permutation test, on random cases.</summary>
internal static class NcaBench
{
    public static int Run(string[] args)
    {
        var cases = Number(args, "--cases", 300);
        var permutations = Number(args, "--permutations", 10_000);
        var table = Cases(cases);
        _ = NecessaryConditionAnalysis.Of(table, "Y", ["A"], new NcaSettings { Permutations = permutations / 10 });
        Console.WriteLine("conditions,cases,permutations,seconds");
        foreach (var conditions in new[] { 1, 5 })
        {
            var clock = Stopwatch.StartNew();
            _ = NecessaryConditionAnalysis.Of(table, "Y", table.Columns.Take(conditions), new NcaSettings { Permutations = permutations });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{conditions},{cases},{permutations},{clock.Elapsed.TotalSeconds:0.0000}"));
        }

        return 0;
    }

    private static CaseTable Cases(int count)
    {
        var random = new Random(1);
        var text = new StringBuilder("case,A,B,C,D,E,Y\n");
        for (var i = 0; i < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"c{i},{random.NextDouble()},{random.NextDouble()},{random.NextDouble()},{random.NextDouble()},{random.NextDouble()},{random.NextDouble()}\n");
        }

        return CaseTable.Parse("random", text.ToString());
    }

    private static int Number(string[] args, string name, int standard) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : standard;
}
