using System.Diagnostics;
using System.Globalization;
using Forestall.Lessons;
using Forestall.Lessons.Internals;

namespace Forestall.Bench;

/// <summary>
/// Prime implicants, the smallest cover and the number of smallest models of every input of the reference, and how they compare
/// with what an exhaustive program found.
/// </summary>
internal static class LessonsBench
{
    public static int Run(string[] args)
    {
        var folder = Option(args, "--reference") ?? "../shared/reference/qca/bench";
        var limit = TimeSpan.FromSeconds(double.Parse(Option(args, "--limit") ?? "60", CultureInfo.InvariantCulture));
        var only = Option(args, "--only");
        var lines = File.ReadAllLines(Path.Combine(folder, "exact_truth.csv"));
        var header = lines[0].Split(',').ToList();
        var truths = lines.Skip(1).Select(static l => l.Split(',')).ToList();
        Warm(Path.Combine(folder, "inputs", "random_n08_P050.csv"), Path.Combine(folder, "inputs", "random_n10_P200.csv"), Path.Combine(folder, "inputs", "random_n14_P020.csv"));
        Console.WriteLine("input,prime_implicants,size,lower_bound,models,completeness,pi_seconds,pi_and_cover_seconds,models_seconds,agrees");
        var wrong = 0;
        foreach (var truth in truths.Where(t => only is null || t[0].Contains(only, StringComparison.Ordinal)))
        {
            string At(string name) => truth[header.IndexOf(name)];
            var study = Study.Of(CaseTable.Load(Path.Combine(folder, "inputs", truth[0] + ".csv")), "OUT");
            var settings = new MinimizationSettings { Type = SolutionType.Parsimonious, TimeLimit = limit };
            var clock = Stopwatch.StartNew();
            var table = TruthTable.Of(study, new TruthTableSettings());
            var implicants = new MinimizationProblem(table, settings).Parsimonious(CancellationToken.None);
            var primes = clock.Elapsed;
            var one = new Covers(implicants, 1, limit, CancellationToken.None).Minimum(one: true);
            var first = clock.Elapsed;
            clock.Restart();
            var all = one.Proven ? Minimization.Solve(table, settings) : null;
            var second = clock.Elapsed;
            var agrees = implicants.Count.ToString(CultureInfo.InvariantCulture) == At("n_pi")
                && (At("min_len_proven") != "True" || (one.Proven && one.Size.ToString(CultureInfo.InvariantCulture) == At("min_models_len")))
                && (At("count_complete") != "True" || (all?.Completeness == Completeness.Complete && all.ModelCount == double.Parse(At("n_min_models"), CultureInfo.InvariantCulture)));
            wrong += agrees ? 0 : 1;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{truth[0]},{implicants.Count},{one.Size},{one.LowerBound},{all?.ModelCount},{all?.Completeness},{primes.TotalSeconds:0.0000},{first.TotalSeconds:0.0000},{second.TotalSeconds:0.0000},{(agrees ? "yes" : "NO")}"));
        }

        Supersets(Path.Combine(folder, "inputs_fuzzy"));
        return wrong == 0 ? 0 : 1;
    }

    private static void Supersets(string folder)
    {
        Console.WriteLine("input,depth,supersets,seconds");
        foreach (var file in Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            var table = CaseTable.Load(file);
            var study = Study.Of(table, table.Columns[^1]);
            var clock = Stopwatch.StartNew();
            var found = SetRelations.Supersets(study, new SetSearchSettings { InclusionCut = 0.9, CoverageCut = 0.6, Depth = 4 });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(file)},{found.Depth},{found.Sets.Count},{clock.Elapsed.TotalSeconds:0.0000}"));
        }
    }

    /// <summary>Lets the run time compile what is measured.</summary>
    private static void Warm(params string[] files)
    {
        foreach (var file in files)
        {
            for (var i = 0; i < 40; i++)
            {
                var settings = new MinimizationSettings { Type = SolutionType.Parsimonious };
                var problem = new MinimizationProblem(TruthTable.Of(Study.Of(CaseTable.Load(file), "OUT"), new TruthTableSettings()), settings);
                _ = new Covers(problem.Parsimonious(CancellationToken.None), 1, settings.TimeLimit, CancellationToken.None).Minimum(one: true);
            }
        }
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
