using System.CommandLine;
using System.Globalization;
using Forestall.Cli.Output;
using Forestall.Dilemmas.Appraisals;
using Forestall.Dilemmas.Sorting;
using Forestall.Dilemmas.Weighing;
using static System.FormattableString;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall sort</c>: into which class appraised strategies fall, where a strong point does not buy off a failing one.</summary>
internal static class SortCommand
{
    private static readonly string[] Standard = ["not acceptable", "acceptable with conditions", "acceptable"];

    /// <summary>Which rules decide what is in doubt.</summary>
    private enum Rules
    {
        Both,
        Pessimistic,
        Optimistic,
    }

    private sealed record Sorted(string Strategy, SortingRule Rule, IReadOnlyList<Share> Shares);

    public static Command Create(Terminal terminal)
    {
        var command = new Command("sort", "Sort appraised strategies into classes (SMAA-TRI), where with a veto a strong point does not buy off a failing one. 'forestall sort kosovo.json --veto right-authority=2' refuses the class above a limit to a strategy that falls two grades short of it on right authority, whatever else speaks for it.");
        var file = new Argument<string>("file") { Description = "A file of appraisals (forestall appraise)." };
        var strategies = new Option<string[]>("--strategies") { Description = "The strategies, joined by commas; all when left out.", HelpName = "NAMES", AllowMultipleArgumentsPerToken = true };
        var classes = new Option<string[]>("--classes") { Description = $"The classes from the worst to the best, joined by commas; {string.Join(", ", Standard)} when left out.", HelpName = "NAMES", AllowMultipleArgumentsPerToken = true };
        var limits = new Option<double[]>("--limits") { Description = "The grade from which on the next class is reached, for each class but the first; equal parts of the grades when left out.", HelpName = "GRADES", AllowMultipleArgumentsPerToken = true, CustomParser = static result => [.. result.Tokens.SelectMany(static t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(t => Number(t, result))] };
        var veto = new Option<string[]>("--veto") { Description = "A criterion on which a strategy that falls so many grades short of a limit is refused the class above it; as often as needed.", HelpName = "CRITERION=GRADES" };
        var cut = new Option<double[]>("--cut") { Description = "The credibility from which on a limit counts as reached: one value, or the two ends of what it may be; 0.65 and 0.85 when left out.", HelpName = "FROM", AllowMultipleArgumentsPerToken = true };
        var prefer = new Option<string[]>("--prefer") { Description = "Something said about weights, as often as needed: 'a > b', 'a > 2 * b', 'a = 0.1..0.3'.", HelpName = "STATEMENT" };
        var rule = CommonOptions.Choice("--rule", "What decides where a strategy can neither be said to reach a limit nor to fall short of it: pessimistic, every reservation counts against it; optimistic, for it.", Rules.Both);
        var samples = new Option<int>("--samples") { Description = "Samples of weights, values and cutting levels.", DefaultValueFactory = static _ => new WeighingSettings().Samples };
        var seed = new Option<ulong>("--seed") { Description = "The seed.", DefaultValueFactory = static _ => 1 };
        var format = CommonOptions.Format();
        command.Add(file);
        foreach (var option in (Option[])[strategies, classes, limits, veto, cut, prefer, rule, samples, seed, format])
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var book = AppraisalFiles.Read(parsed.GetValue(file)!);
            var named = LessonsOptions.Split(parsed.GetValue(strategies));
            var unknown = named.FirstOrDefault(s => !book.Strategies.Contains(s, StringComparer.Ordinal));
            book = unknown is not null
                ? throw new InputException($"'{unknown}' is no strategy of the appraisals; choose among {string.Join(", ", book.Strategies)}.")
                : named.Count > 0 ? book with { Strategies = named } : book;
            var criteria = book.ToCriteria(out var leftOut);
            if (criteria.Count == 0)
            {
                throw new InputException($"no criterion can be sorted by: {(leftOut.Count > 0 ? leftOut[0] : "there are no appraisals; add some with 'forestall appraise edit'.")}");
            }

            var into = LessonsOptions.Split(parsed.GetValue(classes)) is { Count: > 0 } given ? [.. given] : Standard.ToList();
            var problem = new SortingProblem
            {
                Weighing = new() { Strategies = book.Strategies, Criteria = criteria, Statements = [.. (parsed.GetValue(prefer) ?? []).Select(WeightStatement.Parse)] },
                Classes = into,
                Limits = Limits(parsed.GetValue(limits), into, criteria),
                Thresholds = Thresholds(parsed.GetValue(veto) ?? [], criteria),
                Cut = parsed.GetValue(cut) switch
                {
                    null or [] => SortingProblem.StandardCut,
                    [var one] => UncertainLevel.Exactly(one),
                    [var low, var high] => new(low, high),
                    _ => throw new UsageException("give --cut one value or two."),
                },
            };
            var settings = new WeighingSettings { Samples = parsed.GetValue(samples), Seed = parsed.GetValue(seed) };
            SortingRule[] asked = parsed.GetValue(rule) switch
            {
                Rules.Pessimistic => [SortingRule.Pessimistic],
                Rules.Optimistic => [SortingRule.Optimistic],
                _ => [SortingRule.Pessimistic, SortingRule.Optimistic],
            };
            var sorted = asked.SelectMany(r => StochasticSorting.Sort(problem with { Rule = r }, settings, terminal.Cancellation).Strategies.Select(s => new Sorted(s.Name, r, s.ClassAcceptability)))
                .OrderBy(s => book.Strategies.ToList().IndexOf(s.Strategy)).ThenBy(static s => s.Rule).ToList();
            Print(terminal, parsed.GetValue(format), problem, settings, sorted, leftOut);
        });
        return command;
    }

    private static double Number(string text, System.CommandLine.Parsing.ArgumentResult result)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var grade))
        {
            result.AddError($"'{text}' is no grade; write a number such as 1.5.");
        }

        return grade;
    }

    private static List<IReadOnlyList<double>> Limits(double[]? given, List<string> classes, IReadOnlyList<Criterion> criteria)
    {
        if (given is not { Length: > 0 })
        {
            return [.. Enumerable.Range(1, classes.Count - 1).Select(k => (IReadOnlyList<double>)[.. criteria.Select(c => c.Scale!.Best * k / classes.Count)])];
        }

        var most = criteria.Min(static c => c.Scale!.Best);
        return given.Length != classes.Count - 1
            ? throw new UsageException(Invariant($"{classes.Count} classes have {classes.Count - 1} limits between them; give --limits so many grades, the lowest first."))
            : Array.TrueForAll(given, g => g > 0 && g <= most) ? [.. given.Select(g => (IReadOnlyList<double>)[.. criteria.Select(_ => g)])]
            : throw new UsageException(Invariant($"choose --limits above 0 and up to {most}, the highest grade."));
    }

    private static List<Thresholds> Thresholds(IReadOnlyList<string> vetoes, IReadOnlyList<Criterion> criteria)
    {
        var gaps = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var text in vetoes)
        {
            var at = text.LastIndexOf('=');
            var name = at < 0 ? text : text[..at].Trim();
            if (at < 0 || !double.TryParse(text.AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var gap) || !(gap > 0))
            {
                throw new UsageException($"'{text}' is no veto; write CRITERION=GRADES with a number above 0, such as right-authority=2.");
            }

            if (!criteria.Any(c => c.Name == name))
            {
                throw new InputException($"'{name}' is not among the criteria sorted by; choose among {string.Join(", ", criteria.Select(static c => c.Name))}.");
            }

            gaps[name] = gap;
        }

        return [.. criteria.Select(c => new Thresholds { Veto = gaps.TryGetValue(c.Name, out var gap) ? UncertainLevel.Exactly(gap) : null })];
    }

    private static void Print(Terminal terminal, OutputFormat format, SortingProblem problem, WeighingSettings settings, List<Sorted> sorted, IReadOnlyList<string> leftOut)
    {
        var listing = new Listing<Sorted>().Column("Strategy", "strategy", static s => s.Strategy).Column("Rule", "rule", static s => Name(s.Rule));
        foreach (var (at, name) in problem.Classes.Index())
        {
            listing.Column(name, name, s => s.Shares[at].Value, s => Invariant($"{100 * s.Shares[at].Value:0} % ({100 * s.Shares[at].Low:0}-{100 * s.Shares[at].High:0})"));
        }

        listing.Print(terminal, format, sorted, () => new
        {
            classes = problem.Classes,
            limits = problem.Classes.Skip(1).Zip(problem.Limits).Select(l => new { @class = l.First, from = problem.Weighing.Criteria.Zip(l.Second).ToDictionary(static c => c.First.Name, static c => c.Second, StringComparer.Ordinal) }),
            vetoes = problem.Weighing.Criteria.Zip(problem.Thresholds).Where(static t => t.Second.Veto is not null).ToDictionary(static t => t.First.Name, static t => t.Second.Veto!.Low, StringComparer.Ordinal),
            cut = new[] { problem.Cut.Low, problem.Cut.High },
            strategies = sorted.GroupBy(static s => s.Strategy, StringComparer.Ordinal).Select(g => new
            {
                name = g.Key,
                classAcceptability = g.ToDictionary(static s => Name(s.Rule), static s => s.Shares.Select(static c => c.Value), StringComparer.Ordinal),
            }),
            samples = settings.Samples,
            seed = settings.Seed,
            leftOut,
        });
        if (format != OutputFormat.Table)
        {
            return;
        }

        terminal.Line(Invariant($"Shares of {settings.Samples:N0} samples of weights, values and cutting levels ({problem.Cut.Low:0.##} to {problem.Cut.High:0.##}), with 95 % intervals of the sampling error."));
        foreach (var (name, limit) in problem.Classes.Skip(1).Zip(problem.Limits))
        {
            terminal.Line($"'{name}' begins at {(limit.Distinct().Count() == 1 ? Invariant($"grade {limit[0]:0.##} on every criterion") : string.Join(", ", problem.Weighing.Criteria.Zip(limit).Select(static c => Invariant($"{c.First.Name} {c.Second:0.##}"))))}.");
        }

        var vetoes = problem.Weighing.Criteria.Zip(problem.Thresholds).Where(static t => t.Second.Veto is not null).Select(static t => Invariant($"{t.First.Name} ({t.Second.Veto!.Low:0.##} grades short)")).ToList();
        terminal.Line(vetoes.Count == 0 ? "No criterion has a veto, so a failing one can be outvoted; give --veto to change that." : $"Vetoes: {string.Join(", ", vetoes)}.");
        foreach (var sentence in leftOut)
        {
            terminal.Line(sentence);
        }
    }

    private static string Name(SortingRule rule) => rule == SortingRule.Pessimistic ? "pessimistic" : "optimistic";
}
