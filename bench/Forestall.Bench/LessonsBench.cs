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
        var onlyCovers = args.Contains("--covers", StringComparer.Ordinal);
        var lines = File.ReadAllLines(Path.Combine(folder, "exact_truth.csv"));
        var header = lines[0].Split(',').ToList();
        var truths = lines.Skip(1).Select(static l => l.Split(',')).ToList();
        Warm(Path.Combine(folder, "inputs", "random_n08_P050.csv"), Path.Combine(folder, "inputs", "random_n10_P200.csv"), Path.Combine(folder, "inputs", "random_n14_P020.csv"));
        var theirs = Timings(Path.Combine(folder, "timings_minimize.csv"));
        Console.WriteLine("input,prime_implicants,size,lower_bound,models,completeness,table_seconds,pi_seconds,cover_seconds,first_cover_seconds,processor_seconds,all_models_seconds,agrees,r_status,r_seconds,ratio_first_cover,ratio_all_models");
        var wrong = 0;
        foreach (var truth in truths.Where(t => only is null || t[0].Contains(only, StringComparison.Ordinal)))
        {
            string At(string name) => truth[header.IndexOf(name)];
            var study = Study.Of(CaseTable.Load(Path.Combine(folder, "inputs", truth[0] + ".csv")), "OUT");
            var settings = new MinimizationSettings { Type = SolutionType.Parsimonious, TimeLimit = limit };
            var runs = new List<(double Table, double Primes, double Cover)>();
            Implicants implicants;
            CoverResult one;
            var before = Environment.CpuUsage.TotalTime;
            do
            {
                var clock = Stopwatch.StartNew();
                var table = TruthTable.Of(study, new TruthTableSettings());
                var tabled = clock.Elapsed.TotalSeconds;
                implicants = new MinimizationProblem(table, settings).Parsimonious(CancellationToken.None);
                var primes = clock.Elapsed.TotalSeconds;
                one = new Covers(implicants, 1, limit, CancellationToken.None).Minimum(one: true);
                runs.Add((tabled, primes - tabled, clock.Elapsed.TotalSeconds - primes));
            }
            while (runs.Count < 200 && runs.Sum(static r => r.Table + r.Primes + r.Cover) < 1);
            var processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds / runs.Count;

            // The fastest of the runs is the one least disturbed by what else the machine does.
            var fastest = runs.MinBy(static r => r.Table + r.Primes + r.Cover);
            var first = fastest.Table + fastest.Primes + fastest.Cover;
            var whole = Stopwatch.StartNew();
            var all = one.Proven && !onlyCovers ? Minimization.Solve(TruthTable.Of(study, new TruthTableSettings()), settings) : null;
            var allSeconds = whole.Elapsed.TotalSeconds;
            var agrees = implicants.Count.ToString(CultureInfo.InvariantCulture) == At("n_pi")
                && (At("min_len_proven") != "True" || (one.Proven && one.Size.ToString(CultureInfo.InvariantCulture) == At("min_models_len")))
                && (onlyCovers || At("count_complete") != "True" || (all?.Completeness == Completeness.Complete && all.ModelCount == double.Parse(At("n_min_models"), CultureInfo.InvariantCulture)));
            wrong += agrees ? 0 : 1;
            var (status, seconds) = theirs.GetValueOrDefault(truth[0], ("none", null));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{truth[0]},{implicants.Count},{one.Size},{one.LowerBound},{all?.ModelCount},{all?.Completeness},{fastest.Table:0.00000},{fastest.Primes:0.00000},{fastest.Cover:0.00000},{first:0.00000},{processor:0.00000},{(all is null ? null : allSeconds):0.00000},{(agrees ? "yes" : "NO")},{status},{seconds},{seconds / first:0},{(all is null ? null : seconds / allSeconds):0}"));
        }

        Supersets(Path.Combine(folder, "inputs_fuzzy"));
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>What QCA's default took on each input; a run that was ended took at least its limit.</summary>
    private static Dictionary<string, (string Status, double? Seconds)> Timings(string file)
    {
        var lines = File.ReadAllLines(file);
        var header = lines[0].Split(',').ToList();
        string At(string[] line, string name) => line[header.IndexOf(name)];
        return lines.Skip(1).Select(static l => l.Split(',')).Where(l => At(l, "mode") == "ccubes")
            .GroupBy(l => At(l, "input"), StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, g => (At(g.First(), "status"), (At(g.First(), "minimize_s") is { Length: > 0 } s ? s : At(g.First(), "total_wall_s")) is { Length: > 0 } t ? double.Parse(t, CultureInfo.InvariantCulture) : (double?)null), StringComparer.Ordinal);
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
