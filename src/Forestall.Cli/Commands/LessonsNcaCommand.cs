using System.CommandLine;
using System.Globalization;
using Forestall.Brief;
using Forestall.Cli.Output;
using Forestall.Lessons;
using Forestall.Lessons.NecessaryConditions;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall lessons nca</c>: which level of a condition is necessary for which level of the outcome.</summary>
internal static class LessonsNcaCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("nca", "Necessary condition analysis: the empty corner of the scatter, its size and chance, and which level of each condition is necessary for which level of the outcome. Columns may be measured on any scale.");
        var data = new Option<string>("--data") { Description = "The table of cases: comma-separated values with a header, case names in the first column.", HelpName = "FILE", Required = true };
        var outcome = new Option<string>("--outcome") { Description = "The column of the outcome.", HelpName = "NAME", Required = true };
        var conditions = new Option<string[]>("--conditions") { Description = "The conditions, joined by commas; all other columns when left out.", HelpName = "NAMES", AllowMultipleArgumentsPerToken = true };
        var ceilings = new Option<string>("--ceilings") { Description = "The ceilings: ce_fdh (steps), cr_fdh (a line), or both joined by a comma.", HelpName = "NAMES", DefaultValueFactory = static _ => "ce_fdh,cr_fdh" };
        var corner = new Option<int>("--corner") { Description = "The corner expected to be empty: 1 upper left (high X for high Y), 2 upper right (low X for high Y), 3 lower left (high X for low Y), 4 lower right (low X for low Y).", HelpName = "1|2|3|4", DefaultValueFactory = static _ => 1 };
        var scope = new Option<string?>("--scope") { Description = "The theoretical scope: lowest and highest condition, lowest and highest outcome; the values observed when left out.", HelpName = "X,X,Y,Y" };
        var bottleneck = new Option<string>("--bottleneck") { Description = "The scale of the bottleneck table: percentage.range, percentage.max, percentile or actual; two joined by a comma for conditions and outcome.", HelpName = "SCALE[,SCALE]", DefaultValueFactory = static _ => "percentage.range" };
        var steps = new Option<string>("--steps") { Description = "Equal steps of the outcome in the bottleneck table; or, joined by commas, its levels: percents, or values on the actual scale.", HelpName = "N|LEVELS", DefaultValueFactory = static _ => "10" };
        var cutoff = new Option<int>("--cutoff") { Description = "What the bottleneck table says above the scope: 0 not available (NA), 1 the highest value, 2 the value of the ceiling.", HelpName = "0|1|2", DefaultValueFactory = static _ => 0 };
        var permutations = new Option<int>("--permutations") { Description = "Permutations of the test; 0 for none.", DefaultValueFactory = static _ => 10_000 };
        var seed = new Option<ulong>("--seed") { Description = "The seed of the permutations.", DefaultValueFactory = static _ => 1 };
        var outliers = new Option<int>("--outliers") { Description = "Also list cases, or sets of up to so many cases (1 to 3), without which the effect size would be another.", DefaultValueFactory = static _ => 0 };
        var most = new Option<int>("--max-outliers") { Description = "List at most so many outliers for each condition and ceiling.", DefaultValueFactory = static _ => 25 };
        var sheet = LessonsOptions.Sheet();
        var plotOf = new Option<string?>("--plot-of") { Description = "The condition to draw instead of the one with the largest effect.", HelpName = "NAME" };
        var section = CommonOptions.Choice("--section", "The table that CSV holds.", NcaSection.Parameters);
        Option[] mine = [section, data, sheet, outcome, conditions, ceilings, corner, scope, bottleneck, steps, cutoff, permutations, seed, outliers, most, plotOf];
        foreach (var option in mine)
        {
            command.Add(option);
        }

        var output = new LessonsOutput(command, "a condition against the outcome with its ceilings");
        command.SetAction(parsed =>
        {
            var format = output.Format(parsed);
            var names = LessonsOptions.Split(parsed.GetValue(conditions));
            var scales = parsed.GetValue(bottleneck)!.Split(',', StringSplitOptions.TrimEntries);
            var levels = Numbers(parsed.GetValue(steps)!);
            var settings = new NcaSettings
            {
                Ceilings = [.. LessonsOptions.Split([parsed.GetValue(ceilings)!]).Select(CeilingNamed)],
                Corner = (Corner)parsed.GetValue(corner),
                TheoreticalScope = ReadScope(parsed.GetValue(scope)),
                ConditionScale = ScaleNamed(scales[0]),
                OutcomeScale = scales.Length is 1 or 2 ? ScaleNamed(scales[^1]) : throw new InputException("the bottleneck table has two scales at most; name one for both, or two joined by a comma for conditions and outcome."),
                Steps = levels is [var number] ? Whole(number) : 10,
                OutcomeLevels = levels.Count > 1 ? levels : null,
                Cutoff = parsed.GetValue(cutoff) is >= 0 and <= 2 and var c ? (BottleneckCutoff)c : throw new InputException($"the cut-off {parsed.GetValue(cutoff)} is out of range; choose 0, 1 or 2."),
                Permutations = parsed.GetValue(permutations),
                Seed = parsed.GetValue(seed),
            }.Checked();
            var table = CaseTable.Load(parsed.GetValue(data)!, parsed.GetValue(sheet));
            var result = NecessaryConditionAnalysis.Of(table, parsed.GetValue(outcome)!, names.Count == 0 ? null : names, settings, (name, share) => terminal.Progress(string.Create(CultureInfo.InvariantCulture, $"permuting, {name}: {share:P0}")), terminal.Cancellation);
            var influential = Influential(table, result, parsed.GetValue(outliers), parsed.GetValue(most));
            terminal.EndProgress();
            NcaTables.Print(terminal, format, result, influential, parsed.GetValue(section));
            output.Finish(terminal, parsed, () => NcaTables.Published(result), () => LessonsPictures.Nca(table, result, parsed.GetValue(plotOf)), () => FitSentences.Of(result));
        });
        return command;
    }

    private static List<(string Condition, CeilingTechnique Ceiling, Outlier Outlier)> Influential(CaseTable table, NcaResult result, int together, int most) =>
        together == 0 ? [] : [.. result.Conditions.SelectMany(c => result.Settings.Ceilings.SelectMany(k =>
            NecessaryConditionAnalysis.Outliers(table, result.Outcome, c.Name, k, result.Settings, together).Take(most).Select(o => (c.Name, k, o))))];

    private static CeilingTechnique CeilingNamed(string name) => name.ToUpperInvariant().Replace('-', '_') switch
    {
        "CE_FDH" => CeilingTechnique.CeFdh,
        "CR_FDH" => CeilingTechnique.CrFdh,
        _ => throw new InputException($"'{name}' is no ceiling; choose ce_fdh, cr_fdh, or both joined by a comma."),
    };

    private static BottleneckScale ScaleNamed(string name) => name.ToUpperInvariant() switch
    {
        "PERCENTAGE.RANGE" => BottleneckScale.PercentageRange,
        "PERCENTAGE.MAX" => BottleneckScale.PercentageMax,
        "PERCENTILE" => BottleneckScale.Percentile,
        "ACTUAL" => BottleneckScale.Actual,
        _ => throw new InputException($"'{name}' is no scale of a bottleneck table; choose percentage.range, percentage.max, percentile or actual."),
    };

    private static List<double> Numbers(string text) => LessonsOptions.Split([text]).ConvertAll(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new InputException($"'{text}' are no steps; write how many, as in 10, or the levels, as in 50,80,100."));

    private static int Whole(double steps) => steps == Math.Floor(steps) && steps is >= 1 and <= 10_000 ? (int)steps : throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{steps} is no number of steps; choose a whole one from 1 to 10000."));

    private static Scope? ReadScope(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        var numbers = new double[4];
        return parts.Length == 4 && parts.Index().All(p => double.TryParse(p.Item, NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[p.Index]))
            ? new Scope(numbers[0], numbers[1], numbers[2], numbers[3])
            : throw new InputException($"'{text}' is no scope; write the lowest and highest condition and the lowest and highest outcome, as in 0,1,0,1.");
    }
}
