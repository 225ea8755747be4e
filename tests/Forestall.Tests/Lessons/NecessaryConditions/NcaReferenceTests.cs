using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Forestall.Lessons;
using Forestall.Lessons.NecessaryConditions;
using Forestall.Lessons.NecessaryConditions.Internals;

namespace Forestall.Tests.Lessons.NecessaryConditions;

/// <summary>Necessary condition analysis against R's package NCA 5.0.1.</summary>
public sealed partial class NcaReferenceTests
{
    private static readonly string[] Parameters = ["Ceiling zone", "Effect size", "# above", "Slope", "Intercept", "Complexity", "Fit", "Ceiling accuracy", "Abs. ineff.", "Rel. ineff.", "Condition ineff.", "Outcome ineff."];

    [Fact]
    public void Parameters_are_those_of_the_reference()
    {
        var checkedNumbers = Compare(static (run, result, wrong) =>
        {
            var count = 0;
            foreach (var condition in result.Conditions)
            {
                var summary = run.GetProperty("summaries").GetProperty(condition.Name);
                var global = Column(summary.GetProperty("global"), "V1");
                wrong.Add("cases", result.Cases, global[0]);
                wrong.Add($"{condition.Name} empirical scope", condition.EmpiricalScope.Area, global[1]);
                if (summary.GetProperty("global").TryGetProperty(" ", out _))
                {
                    wrong.Add($"{condition.Name} scope", condition.Scope.Area, Column(summary.GetProperty("global"), " ")[1]);
                }

                var names = summary.GetProperty("params").GetProperty("row").EnumerateArray().Select(static n => n.GetString()!).ToList();
                foreach (var ceiling in condition.Ceilings)
                {
                    var numbers = Column(summary.GetProperty("params"), Name(ceiling.Technique));
                    double?[] ours = [ceiling.CeilingZone, ceiling.EffectSize, ceiling.Above, ceiling.Slope, ceiling.Intercept, ceiling.Complexity, ceiling.Fit, ceiling.Accuracy, ceiling.AbsoluteInefficiency, ceiling.RelativeInefficiency, ceiling.ConditionInefficiency, ceiling.OutcomeInefficiency];
                    for (var i = 0; i < Parameters.Length; i++)
                    {
                        wrong.Add($"{condition.Name} {ceiling.Technique} {Parameters[i]}", ours[i], numbers[names.IndexOf(Parameters[i])]);
                        count++;
                    }
                }
            }

            return count;
        });
        Assert.True(checkedNumbers > 1000, $"only {checkedNumbers} numbers were compared");
    }

    [Fact]
    public void Peers_are_those_of_the_reference()
    {
        var checkedPeers = Compare(static (run, result, wrong) =>
        {
            var count = 0;
            foreach (var condition in result.Conditions)
            {
                var peers = run.GetProperty("peers").GetProperty("ce_fdh").GetProperty(condition.Name);
                var x = Column(peers, "X");
                var y = Column(peers, "Y");
                wrong.Add($"{condition.Name} number of peers", condition.Peers.Count, x.Count);
                foreach (var (peer, i) in condition.Peers.Take(x.Count).Select(static (p, i) => (p, i)))
                {
                    wrong.Add($"{condition.Name} peer {i} {peer.Case}", peer.X, x[i]);
                    wrong.Add($"{condition.Name} peer {i} {peer.Case}", peer.Y, y[i]);
                    count++;
                }
            }

            return count;
        });
        Assert.True(checkedPeers > 100, $"only {checkedPeers} peers were compared");
    }

    [Fact]
    public void Bottleneck_tables_are_those_of_the_reference()
    {
        var cells = Compare(static (run, result, wrong) =>
        {
            var count = 0;
            var decimals = result.Settings.ConditionScale == BottleneckScale.Actual ? 3 : 1;
            foreach (var table in result.Bottlenecks)
            {
                var theirs = run.GetProperty("bottlenecks").GetProperty(Name(table.Technique));
                var outcome = Column(theirs, result.Outcome);
                wrong.Add($"{table.Technique} steps", table.Outcome.Count, outcome.Count);
                for (var c = 0; c < result.Conditions.Count; c++)
                {
                    var levels = theirs.GetProperty(result.Conditions[c].Name).EnumerateArray().Select(static l => l[0].GetString()!).ToList();
                    for (var step = 0; step < levels.Count; step++)
                    {
                        wrong.Add($"{table.Technique} step {step}", table.Outcome[step], outcome[step]);
                        var cell = table.Conditions[c][step];
                        var text = cell.Level is { } level ? level.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : cell.Necessary ? "NA" : "NN";

                        // Texts are rounded: a half may fall either way, and R writes what is below the last decimal's unit as 0.
                        var unit = Math.Pow(10, -decimals);
                        var same = text == levels[step] || (cell.Level is { } number && double.TryParse(levels[step], CultureInfo.InvariantCulture, out var shown)
                            && (Math.Abs(number - shown) <= (0.5 * unit) + 1e-9 || (shown == 0 && Math.Abs(number) < unit)));

                        // Where CR-FDH has one peer, nothing is necessary; on the percentile scale R turns that into 100.
                        same |= cell is { Necessary: false } && table.Technique == CeilingTechnique.CrFdh && result.Settings.ConditionScale == BottleneckScale.Percentile
                            && result.Conditions[c].Ceilings.Single(k => k.Technique == CeilingTechnique.CrFdh).Slope is null && levels[step] == "100.0";
                        if (!same)
                        {
                            wrong.Say($"{result.Conditions[c].Name} {table.Technique} step {step}: {text} ({cell.Level}) instead of {levels[step]}");
                        }

                        count++;
                    }
                }
            }

            return count;
        });
        Assert.True(cells > 1000, $"only {cells} cells were compared");
    }

    [Fact]
    public void Permuted_effects_are_those_of_the_reference()
    {
        var wrong = new Differences();
        var compared = 0;
        foreach (var (name, folder, file) in Files())
        {
            var permutations = File.ReadAllLines(Path.Combine(folder, "nca_permutations.csv")).Select(static l => l.Split(',').Select(static p => int.Parse(p, CultureInfo.InvariantCulture) - 1).ToArray()).ToList();
            var lines = File.ReadAllLines(Path.Combine(folder, "nca_permuted_effects.csv"));
            var header = lines[0].Split(',').Select(static h => h.Trim('"')).ToList();
            foreach (var plot in Scatter.Of(Table(folder, file), file.GetProperty("y").GetString()!, Conditions(file), new NcaSettings()))
            {
                for (var i = 0; i < permutations.Count; i++)
                {
                    var theirs = lines[i + 1].Split(',');
                    var (steps, line) = plot.Permuted(permutations[i]);
                    wrong.Add($"{name} {plot.Name} ce_fdh permutation {i}", steps, double.Parse(theirs[header.IndexOf(plot.Name + "|ce_fdh")], CultureInfo.InvariantCulture));
                    wrong.Add($"{name} {plot.Name} cr_fdh permutation {i}", line, double.Parse(theirs[header.IndexOf(plot.Name + "|cr_fdh")], CultureInfo.InvariantCulture));
                    compared += 2;
                }
            }
        }

        wrong.Assert();
        Assert.True(compared > 5000, $"only {compared} effects were compared");
    }

    /// <summary>Both sides draw 10,000 permutations by chance; five standard errors of the difference are allowed.</summary>
    [Fact]
    public void P_values_and_thresholds_are_those_of_the_reference_but_for_chance()
    {
        var compared = Compare(static (run, result, wrong) =>
        {
            var count = 0;
            foreach (var condition in result.Conditions)
            {
                foreach (var ceiling in condition.Ceilings.Where(static c => c.Test is not null))
                {
                    var theirs = run.GetProperty("tests").GetProperty(condition.Name).GetProperty(Name(ceiling.Technique));
                    var p = theirs.GetProperty("p_value").GetDouble();
                    var error = Math.Sqrt(2 * Math.Max(p * (1 - p), 1e-4) / 10_000);
                    if (Math.Abs(ceiling.Test!.PValue - p) > 5 * error)
                    {
                        wrong.Say($"{condition.Name} {ceiling.Technique}: p {ceiling.Test.PValue} instead of {p}");
                    }

                    wrong.Add($"{condition.Name} {ceiling.Technique} p-accuracy", ceiling.Test.PAccuracy, 1.959963984540054 * Math.Sqrt(ceiling.Test.PValue * (1 - ceiling.Test.PValue) / 10_000));
                    count++;
                }
            }

            return count;
        });
        Assert.True(compared >= 20, $"only {compared} tests were compared");
    }

    [Fact]
    public void Outliers_are_those_of_the_reference()
    {
        var wrong = new List<string>();
        var compared = 0;
        foreach (var (name, folder, file) in Files())
        {
            if (!file.TryGetProperty("outliers", out var outliers))
            {
                continue;
            }

            var condition = Regex.Match(outliers.GetProperty("command").GetString()!, "\"(?<x>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["x"].Value;
            foreach (var (property, together) in new[] { ("result", 1), ("k2", 2) })
            {
                var theirs = outliers.GetProperty(property);
                var cases = theirs.GetProperty("outliers").EnumerateArray().Select(static c => c.GetString()!).ToList();
                var ours = NecessaryConditionAnalysis.Outliers(Table(folder, file), file.GetProperty("y").GetString()!, condition, CeilingTechnique.CeFdh, new NcaSettings(), together);

                // R lists 25 at most. Sets that change the effect by the same amount may stand in another order.
                var limit = cases.Count == 25 ? Column(theirs, "dif.rel").Min(static d => Math.Abs(d!.Value)) + 0.1 : 0;
                foreach (var (outlier, at) in ours.Where(o => Math.Abs(o.ChangePercent) > limit).Select(o => (o, cases.FindIndex(c => c.Split(" - ").Order(StringComparer.Ordinal).SequenceEqual(o.Cases.Order(StringComparer.Ordinal))))))
                {
                    if (at < 0)
                    {
                        wrong.Add($"{name} {property}: {string.Join(" - ", outlier.Cases)} ({outlier.ChangePercent}) is not in the reference");
                        continue;
                    }

                    compared++;
                    if (Math.Abs(outlier.Effect - Column(theirs, "eff.or")[at]!.Value) > 0.00501 || Math.Abs(outlier.EffectWithout - Column(theirs, "eff.nw")[at]!.Value) > 0.00501
                        || Math.Abs(outlier.ChangePercent - Column(theirs, "dif.rel")[at]!.Value) > 0.0501
                        || outlier.OnCeiling != (theirs.GetProperty("ceiling")[at].GetString() == "X") || outlier.SetsScope != (theirs.GetProperty("scope")[at].GetString() == "X"))
                    {
                        wrong.Add($"{name} {property}: {outlier} is another in the reference");
                    }
                }

                wrong.AddRange(cases.Where(c => !ours.Any(o => c.Split(" - ").Order(StringComparer.Ordinal).SequenceEqual(o.Cases.Order(StringComparer.Ordinal)))).Select(c => $"{name} {property}: {c} is missing"));
            }
        }

        Assert.Empty(wrong);
        Assert.True(compared > 30, $"only {compared} outliers were compared");
    }

    private static int Compare(Func<JsonElement, NcaResult, Differences, int> compare)
    {
        var all = new Differences();
        var count = 0;
        foreach (var (name, folder, file) in Files())
        {
            var table = Table(folder, file);
            foreach (var run in file.GetProperty("runs").EnumerateObject().Where(static r => r.Value.TryGetProperty("summaries", out _)))
            {
                var differences = new Differences();
                var settings = Settings(run.Value.GetProperty("command").GetString()!);
                count += compare(run.Value, NecessaryConditionAnalysis.Of(table, file.GetProperty("y").GetString()!, Conditions(file), settings, cancellation: TestContext.Current.CancellationToken), differences);
                all.Take($"{name} {run.Name}", differences);
            }
        }

        all.Assert();
        return count;
    }

    private static NcaSettings Settings(string command)
    {
        var bottleneck = ScaleOf(command, "bottleneck.x");
        return new NcaSettings
        {
            Corner = Number(command, "corner") is { } corner ? (Corner)corner : Corner.UpperLeft,
            ConditionScale = bottleneck,
            OutcomeScale = ScaleOf(command, "bottleneck.y"),
            Steps = (int)(Number(command, "steps") ?? 10),
            Cutoff = (BottleneckCutoff)(Number(command, "cutoff") ?? 0),
            Permutations = (int)(Number(command, "test.rep") ?? 0),
            Seed = 7,
            TheoreticalScope = ScopePattern().Match(command) is { Success: true } s ? new(D(s, "a"), D(s, "b"), D(s, "c"), D(s, "d")) : null,
        };
    }

    private static double D(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static BottleneckScale ScaleOf(string command, string argument)
    {
        var match = Regex.Match(command, Regex.Escape(argument) + " = \"(?<s>[a-z.]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return match.Success ? Enum.Parse<BottleneckScale>(match.Groups["s"].Value.Replace(".", string.Empty, StringComparison.Ordinal), ignoreCase: true) : BottleneckScale.PercentageRange;
    }

    private static double? Number(string command, string argument)
    {
        var match = Regex.Match(command, @"[ (]" + Regex.Escape(argument) + @" = (?<n>\d+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return match.Success ? double.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) : null;
    }

    private static string Name(CeilingTechnique technique) => technique == CeilingTechnique.CeFdh ? "ce_fdh" : "cr_fdh";

    private static List<double?> Column(JsonElement table, string name) => ReferenceAnalysis.Numbers(table.GetProperty(name));

    private static CaseTable Table(string folder, JsonElement file) => CaseTable.Load(Path.Combine(folder, file.GetProperty("data_file").GetString()!));

    private static IEnumerable<string> Conditions(JsonElement file) => file.GetProperty("x").EnumerateArray().Select(static c => c.GetString()!);

    private static IEnumerable<(string Name, string Folder, JsonElement File)> Files()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(SharedData.Reference, "qca", "open"), "nca.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            var folder = Path.GetDirectoryName(path)!;
            yield return (Path.GetFileName(folder), folder, document.RootElement.Clone());
        }
    }

    [GeneratedRegex(@"scope = c\((?<a>\d+),(?<b>\d+),(?<c>\d+),(?<d>\d+)\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ScopePattern();

    /// <summary>Collects what differs by more than a millionth.</summary>
    private sealed class Differences
    {
        private readonly List<string> _all = [];

        public void Add(string what, double? ours, double? theirs)
        {
            if (ours.HasValue != theirs.HasValue || (ours is { } a && theirs is { } b && Math.Abs(a - b) > 1e-6 * Math.Max(1, Math.Abs(b))))
            {
                _all.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {ours} instead of {theirs}"));
            }
        }

        public void Say(string what) => _all.Add(what);

        public void Take(string place, Differences other) => _all.AddRange(other._all.Select(d => $"{place}: {d}"));

        public void Assert() => Xunit.Assert.True(_all.Count == 0, string.Join(Environment.NewLine, _all.Take(60)));
    }
}
