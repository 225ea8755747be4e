using System.CommandLine;
using System.Globalization;
using Forestall.Brief;
using Forestall.Cli.Output;
using Forestall.Lessons;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall lessons minimize</c>: the shortest expressions for what is sufficient.</summary>
internal static class LessonsMinimizeCommand
{
    private const int ShownModels = 20;
    private const int ListedImplicants = 100_000;

    public static Command Create(Terminal terminal)
    {
        var command = new Command("minimize", "What was sufficient: every shortest expression of the truth table.");
        var options = new LessonsOptions(command);
        var cuts = new LessonsCutOptions(command);
        var include = new Option<string[]>("--include") { Description = "Rows that may be used although they are not positive: remainders (or ?), contradictions (or C).", HelpName = "ROWS", AllowMultipleArgumentsPerToken = true };
        var expectations = new Option<string[]>("--dir-exp") { Description = "Directional expectations for the intermediate solution, joined by commas: A or A=1, ~B or B=0, C{2}, D*~E.", HelpName = "VALUES", AllowMultipleArgumentsPerToken = true };
        var exclude = new Option<string[]>("--exclude") { Description = "Rows that may not be used: numbers of rows, an expression as in A*~B for remainders in it, csa for contradictory simplifying assumptions, ssr for rows positive for the outcome and its negation.", HelpName = "ROWS", AllowMultipleArgumentsPerToken = true };
        var necessary = new Option<string[]>("--necessary") { Description = "What is held to be necessary, as in A+B; remainders that contradict it may not be used.", HelpName = "EXPRESSION", AllowMultipleArgumentsPerToken = true };
        var observed = new Option<bool>("--necessary-observed") { Description = "Take rows with cases that contradict --necessary for negative too, as SetMethods does in R." };
        var all = new Option<bool>("--all-models") { Description = "Also models longer than the shortest, as long as no term is superfluous." };
        var dominance = new Option<bool>("--row-dom") { Description = "Leave out prime implicants whose rows are a proper part of another's." };
        var most = new Option<int>("--max-models") { Description = "List at most so many models.", DefaultValueFactory = static _ => 100_000 };
        var limit = new Option<double>("--time-limit") { Description = "Seconds for the search for models.", DefaultValueFactory = static _ => 60 };
        var details = new Option<bool>("--details") { Description = "Show the fit of every term, the prime implicant chart and the assumptions." };
        var plotOf = new Option<string?>("--plot-of") { Description = "The set to draw instead of the first model, such as 'A*~B + C'.", HelpName = "SET" };
        Option[] mine = [include, expectations, exclude, necessary, observed, all, dominance, most, limit, details, plotOf];
        foreach (var option in mine)
        {
            command.Add(option);
        }

        var output = new LessonsOutput(command, "membership in the first model against the outcome (XY)");
        command.SetAction(parsed =>
        {
            var format = output.Format(parsed);
            var table = TruthTable.Of(options.Read(parsed), cuts.Read(parsed));
            var (remainders, contradictions) = Included(LessonsOptions.Split(parsed.GetValue(include)));
            var expected = LessonsOptions.Split(parsed.GetValue(expectations));
            if (parsed.GetValue(limit) is not > 0 and var seconds)
            {
                throw new InputException($"the time limit {seconds} is out of range; choose more than 0 seconds.");
            }

            var solution = Minimization.Solve(
                table,
                new MinimizationSettings
                {
                    Type = expected.Count > 0 ? SolutionType.Intermediate : remainders ? SolutionType.Parsimonious : SolutionType.Conservative,
                    DirectionalExpectations = expected,
                    IncludeContradictions = contradictions,
                    ExcludedRows =
                    [
                        .. LessonsOptions.Split(parsed.GetValue(exclude)).SelectMany(e => Excluded(e, table, terminal.Cancellation))
                            .Concat(LessonsOptions.Split(parsed.GetValue(necessary)).SelectMany(e => UntenableRows.Contradicting(table, e, parsed.GetValue(observed)))).Distinct(),
                    ],
                    AllModels = parsed.GetValue(all),
                    RowDominance = parsed.GetValue(dominance),
                    MostModels = parsed.GetValue(most),
                    TimeLimit = TimeSpan.FromSeconds(Math.Min(parsed.GetValue(limit), 1e6)),
                },
                terminal.Cancellation);
            Print(terminal, format, solution, parsed.GetValue(details));
            output.Finish(
                terminal,
                parsed,
                () => Published(solution),
                () => LessonsPictures.Xy(table.Study, parsed.GetValue(plotOf) ?? solution.Models[0].Expression),
                () => solution.Models.Take(ShownModels).SelectMany((m, i) => FitSentences.Of(m, table.Study.Outcome).Prepend(string.Create(CultureInfo.InvariantCulture, $"M{i + 1}: {m.Expression} -> {table.Study.Outcome}"))));
        });
        return command;
    }

    private static void Print(Terminal terminal, OutputFormat format, Solution solution, bool details)
    {
        var outcome = solution.Table.Study.Outcome;
        var rows = solution.Models.Take(format == OutputFormat.Table ? ShownModels : int.MaxValue).SelectMany(static (m, i) => m.FittedTerms.Select(t => (Number: i + 1, Model: m, Term: t))).ToList();
        if (format == OutputFormat.Table)
        {
            terminal.Line($"{Name(solution.Settings.Type)} solution for {outcome}; {solution.CompletenessText}.");
            for (var i = 0; i < Math.Min(ShownModels, solution.Models.Count); i++)
            {
                var m = solution.Models[i];
                terminal.Line($"M{i + 1}: {m.Expression} -> {outcome}   inclS {LessonsCommand.Shown(m.Fit.Inclusion)}, PRI {LessonsCommand.Shown(m.Fit.Pri)}, covS {LessonsCommand.Shown(m.Fit.Coverage)}");
            }

            if (solution.Models.Count > ShownModels)
            {
                terminal.Line(string.Create(CultureInfo.InvariantCulture, $"… and {solution.Models.Count - ShownModels:N0} more; --format json or csv has them all."));
            }
        }

        if (format != OutputFormat.Table || details)
        {
            new Listing<(int Number, Model Model, FittedTerm Term)>()
                .Column("Model", "model", static r => $"M{r.Number}")
                .Column("Term", "term", static r => r.Term.Term.Expression)
                .Column("inclS", "inclS", static r => r.Term.Fit.Inclusion, static r => LessonsCommand.Shown(r.Term.Fit.Inclusion))
                .Column("PRI", "PRI", static r => r.Term.Fit.Pri, static r => LessonsCommand.Shown(r.Term.Fit.Pri))
                .Column("covS", "covS", static r => r.Term.Fit.Coverage, static r => LessonsCommand.Shown(r.Term.Fit.Coverage))
                .Column("covU", "covU", static r => r.Term.UniqueCoverage, static r => LessonsCommand.Shown(r.Term.UniqueCoverage))
                .Column("Cases", "cases", static r => string.Join(',', r.Term.Cases))
                .Print(terminal, format, rows, () => Json(solution));
        }

        if (format == OutputFormat.Table && details)
        {
            new Listing<PrimeImplicant>()
                .Column("Prime implicant", "term", static p => p.Term.Expression)
                .Column("Essential", "essential", static p => p.Essential)
                .Column("Rows", "rows", static p => string.Join(", ", p.Rows))
                .Print(terminal, format, [.. solution.PrimeImplicants.Take(200)], static () => new { });
            foreach (var (m, i) in solution.Models.Take(ShownModels).Select(static (m, i) => (m, i + 1)))
            {
                terminal.Line($"M{i} assumes rows {(m.SimplifyingAssumptions is { } s ? s.Count == 0 ? "(none)" : string.Join(", ", s) : "too many to list")}.");
            }
        }

        LessonsCommand.Warn(terminal, format, solution.Table);
    }

    private static IReadOnlyList<PublishedTable> Published(Solution solution)
    {
        var outcome = solution.Table.Study.Outcome;
        string[] headings = ["Model", "Term", "inclS", "PRI", "covS", "covU", "Cases"];
        IReadOnlyList<string> Row(string model, string term, SufficiencyFit fit, double? unique, IEnumerable<string> cases) =>
            [model, term, LessonsCommand.Shown(fit.Inclusion), LessonsCommand.Shown(fit.Pri), LessonsCommand.Shown(fit.Coverage), unique is null ? string.Empty : LessonsCommand.Shown(unique), string.Join(", ", cases)];
        return
        [
            new PublishedTable(
                $"{Name(solution.Settings.Type)} solution for {outcome}",
                [.. headings.Select(static (h, i) => (h, i is >= 2 and <= 5))],
                [.. solution.Models.SelectMany((m, i) => m.FittedTerms.Select(t => Row($"M{i + 1}", t.Term.Expression, t.Fit, t.UniqueCoverage, t.Cases)).Append(Row($"M{i + 1}", $"{m.Expression} -> {outcome}", m.Fit, null, [])))],
                [$"Completeness: {solution.CompletenessText}.", .. LessonsCommand.Notes(solution.Table)]),
        ];
    }

    private static object Json(Solution solution) => new
    {
        outcome = solution.Table.Study.Outcome,
        solutionType = Name(solution.Settings.Type).ToLowerInvariant(),
        completeness = solution.Completeness switch { Completeness.Complete => "complete", Completeness.ListCut => "exact but the list was cut", _ => "bound reached" },
        completenessText = solution.CompletenessText,
        size = solution.Size,
        lowerBound = solution.LowerBound,
        modelCount = solution.ModelCount,
        models = solution.Models.Select(ModelJson.Of),
        primeImplicantCount = solution.PrimeImplicantCount,
        primeImplicants = solution.PrimeImplicants.Take(ListedImplicants).Select(static p => p.Term.Expression),
        chart = solution.PrimeImplicants.Take(ListedImplicants).Select(static p => new { term = p.Term.Expression, rows = p.Rows, essential = p.Essential }),
        essential = solution.PrimeImplicants.Where(static p => p.Essential).Select(static p => p.Term.Expression),
        simplifyingAssumptions = solution.Models.Take(ListedImplicants).SelectMany(static m => m.SimplifyingAssumptions ?? []).Distinct().Order(),
        casesInNoRow = solution.Table.CasesOutside,
        contradictoryRows = solution.Table.Contradictory.Select(static r => r.Number),
        intermediate = solution.Steps.Count == 0 ? null : solution.Steps.Select(static s => new
        {
            conservative = s.Conservative.Expression,
            parsimonious = s.Parsimonious.Expression,
            models = s.Models.Select(static m => m.Expression),
            primeImplicants = s.PrimeImplicants.Select(static p => p.Term.Expression),
            easyCounterfactuals = s.EasyCounterfactuals,
            difficultCounterfactuals = s.DifficultCounterfactuals,
        }),
    };

    internal static (bool Remainders, bool Contradictions) Included(List<string> names)
    {
        var (remainders, contradictions) = (false, false);
        foreach (var name in names)
        {
            switch (name.ToUpperInvariant())
            {
                case "REMAINDERS" or "REMAINDER" or "?":
                    remainders = true;
                    break;
                case "CONTRADICTIONS" or "CONTRADICTION" or "C":
                    contradictions = true;
                    break;
                default:
                    throw new InputException($"'{name}' cannot be included; choose remainders or contradictions.");
            }
        }

        return (remainders, contradictions);
    }

    internal static IReadOnlyList<long> Excluded(string text, TruthTable table, CancellationToken cancellation) =>
        string.Equals(text, "csa", StringComparison.OrdinalIgnoreCase) ? UntenableRows.ContradictoryAssumptions(table, cancellation)
        : string.Equals(text, "ssr", StringComparison.OrdinalIgnoreCase) ? UntenableRows.SimultaneousSubsets(table)
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? [table.Row(number).Number]
        : UntenableRows.Within(table, text);

    private static string Name(SolutionType type) => type.ToString();
}
