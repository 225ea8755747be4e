using System.CommandLine;
using System.Globalization;
using Forestall.Brief;
using Forestall.Cli.Output;
using Forestall.Lessons;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall lessons</c>: what was necessary, what was sufficient, in anyone's cases.</summary>
internal static class LessonsCommand
{
    /// <summary>The command; <paramref name="parse"/> reads a whole command line, for runs that are repeated.</summary>
    public static Command Create(Terminal terminal, Func<IReadOnlyList<string>, ParseResult> parse)
    {
        var command = new Command("lessons", "Configurations of cases: what was necessary for an outcome, and what was sufficient.")
        {
            TruthTableOf(terminal),
            LessonsMinimizeCommand.Create(terminal),
            LessonsNecessityCommand.Create(terminal),
            LessonsNcaCommand.Create(terminal),
            LessonsRobustnessCommand.Create(terminal),
            LessonsTheoryCommand.Create(terminal),
            LessonsSelectCommand.Create(terminal),
            LessonsCalibrateCommand.Create(terminal),
            LessonsCnaCommand.Create(terminal),
            LessonsThesisCommand.Create(terminal),
        };
        foreach (var sub in command.Subcommands)
        {
            PrintedTables.Attach(sub, terminal);
            SavedRuns.Attach(sub, terminal);
        }

        command.Add(SavedRuns.Run(terminal, parse));
        return command;
    }

    /// <summary>The mark of a row or a literal in braces, or a number with three decimals.</summary>
    internal static string Shown(double? value) => value is { } v ? v.ToString("0.000", CultureInfo.InvariantCulture) : "-";

    private static Command TruthTableOf(Terminal terminal)
    {
        var command = new Command("truth-table", "The truth table: every combination of conditions, its cases, and whether it leads to the outcome.");
        var options = new LessonsOptions(command);
        var cuts = new LessonsCutOptions(command);
        var observed = new Option<bool>("--observed") { Description = "Only rows with cases." };
        var sort = new Option<string?>("--sort") { Description = "Sort by incl, n or out, several joined by commas; a row's number decides ties.", HelpName = "KEYS" };
        var deviant = new Option<bool>("--dcc") { Description = "List deviant cases (in the row, without the outcome) instead of all cases." };
        command.Add(observed);
        command.Add(sort);
        command.Add(deviant);
        var output = new LessonsOutput(command, "the combinations that have cases (UpSet)");
        command.SetAction(parsed =>
        {
            var table = TruthTable.Of(options.Read(parsed), cuts.Read(parsed));
            if (!parsed.GetValue(observed) && table.RowCount > MostRowsShown)
            {
                throw new InputException($"the complete table has {table.RowCount} rows; add --observed to see those with cases.");
            }

            var rows = Sorted(parsed.GetValue(observed) ? table.Observed : table.Complete(), parsed.GetValue(sort)).ToList();
            var format = output.Format(parsed);
            var listing = new Listing<TruthTableRow>().Column("Row", "row", static r => r.Number, static r => r.Number.ToString(CultureInfo.InvariantCulture));
            for (var i = 0; i < table.Study.Conditions.Count; i++)
            {
                var at = i;
                listing.Column(table.Study.Conditions[i].Name, table.Study.Conditions[i].Name, r => ValueText(r.Values[at]));
            }

            listing
                .Column(table.Study.Outcome, "OUT", static r => r.OutputText)
                .Column("n", "n", static r => r.Cases.Count)
                .Column("incl", "incl", static r => r.Inclusion, static r => Shown(r.Inclusion))
                .Column("PRI", "PRI", static r => r.Pri, static r => Shown(r.Pri))
                .Column(parsed.GetValue(deviant) ? "Deviant cases" : "Cases", "cases", r => string.Join(',', parsed.GetValue(deviant) ? r.DeviantCases : r.Cases))
                .Print(terminal, format, rows, () => new
                {
                    outcome = table.Study.Outcome,
                    conditions = table.Study.Conditions.Select(static c => c.Name),
                    inclCut = cuts.Written(parsed),
                    nCut = table.Settings.FrequencyCut,
                    priCut = table.Settings.PriCut,
                    casesInNoRow = table.CasesOutside,
                    contradictoryRows = table.Contradictory.Select(static r => r.Number),
                    rows = rows.Select(r => Row(table, r)),
                });
            Warn(terminal, format, table);
            output.Finish(
                terminal,
                parsed,
                () => [listing.Published($"Truth table for {table.Study.Outcome}", rows, Notes(table))],
                () => LessonsPictures.UpSet(table),
                () => rows.Select(r => FitSentences.Of(table, r)));
        });
        return command;
    }

    /// <summary>More rows than this are not printed.</summary>
    private const long MostRowsShown = 1 << 16;

    /// <summary>What a reader of a published table must know.</summary>
    internal static IReadOnlyList<string> Notes(TruthTable table) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"{table.Study.Cases.Count} cases; {table.Observed.Count} of {table.RowCount} combinations have cases. A row is positive from inclusion {table.Settings.InclusionCut:0.###}{(table.Settings.LowerInclusionCut is { } lower ? string.Create(CultureInfo.InvariantCulture, $", contradictory from {lower:0.###}") : string.Empty)}, PRI {table.Settings.PriCut:0.###} and {table.Settings.FrequencyCut} {(table.Settings.FrequencyCut == 1 ? "case" : "cases")} on."),
        "incl: consistency (inclusion) of sufficiency; PRI: proportional reduction in inconsistency; cov: coverage, S all, U unique; n: cases with membership above 0.5; ?: logical remainder; C: contradictory row.",
        .. table.CasesOutside.Count == 0 ? Array.Empty<string>() : [$"In no row, since a membership is exactly 0.5: {string.Join(", ", table.CasesOutside)}."],
    ];

    /// <summary>Says which rows are contradictory and which cases the table leaves out.</summary>
    internal static void Warn(Terminal terminal, OutputFormat format, TruthTable table)
    {
        if (format == OutputFormat.Table && table.Contradictory.Any())
        {
            terminal.Line($"Contradictory rows, with cases that lack the outcome beside cases that have it: {string.Join("; ", table.Contradictory.Select(static r => $"row {r.Number} without it {string.Join(", ", r.DeviantCases)}"))}.");
        }

        if (format == OutputFormat.Table && table.CasesOutside.Count > 0)
        {
            terminal.Line($"In no row, since a membership is exactly 0.5: {string.Join(", ", table.CasesOutside)}.");
        }
    }

    private static IEnumerable<TruthTableRow> Sorted(IEnumerable<TruthTableRow> rows, string? keys)
    {
        if (keys is null)
        {
            return rows;
        }

        var order = rows.OrderBy(static _ => 0);
        foreach (var key in keys.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            order = key.ToUpperInvariant() switch
            {
                "INCL" => order.ThenByDescending(static r => r.Inclusion ?? -1),
                "N" => order.ThenByDescending(static r => r.Cases.Count),
                "OUT" => order.ThenBy(static r => r.Output switch { RowOutput.Positive => 0, RowOutput.Contradiction => 1, RowOutput.Negative => 2, _ => 3 }),
                _ => throw new InputException($"'{key}' is nothing to sort by; choose among incl, n and out."),
            };
        }

        return order.ThenBy(static r => r.Number);
    }

    private static string ValueText(int value) => value < 0 ? "-" : value.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, object?> Row(TruthTable table, TruthTableRow row)
    {
        var json = new Dictionary<string, object?>(StringComparer.Ordinal) { ["row"] = row.Number };
        for (var i = 0; i < row.Values.Count; i++)
        {
            json[table.Study.Conditions[i].Name] = row.Values[i] < 0 ? "-" : row.Values[i];
        }

        json["OUT"] = row.OutputText;
        json["n"] = row.Cases.Count;
        json["incl"] = row.Inclusion;
        json["PRI"] = row.Pri;
        json["cases"] = row.Cases;
        json["deviantCases"] = row.DeviantCases;
        return json;
    }
}
