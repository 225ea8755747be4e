using System.CommandLine;
using System.Globalization;
using Forestall.Brief;
using Forestall.Cli.Output;
using Forestall.Lessons;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall lessons calibrate</c>: from measured values to membership in sets.</summary>
internal static class LessonsCalibrateCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("calibrate", "Turns a measured column into membership in a set, or suggests thresholds.");
        var data = new Option<string>("--data") { Description = "The table of cases.", HelpName = "FILE", Required = true };
        var column = new Option<string>("--column") { Description = "The column to calibrate.", HelpName = "NAME", Required = true };
        var method = new Option<string>("--method") { Description = "direct, indirect, crisp, tfr, or suggest for thresholds from clusters.", DefaultValueFactory = static _ => "direct" };
        method.AcceptOnlyFromAmong("direct", "indirect", "crisp", "tfr", "suggest");
        var thresholds = new Option<string?>("--thresholds") { Description = "Anchors as in e=400,c=550,i=900, or thresholds as in 400,550,900.", HelpName = "VALUES" };
        var idm = new Option<double>("--idm") { Description = "Membership at the anchor of inclusion on the logistic curve.", DefaultValueFactory = static _ => 0.95 };
        var linear = new Option<bool>("--linear") { Description = "Lines or powers between the anchors instead of the logistic curve." };
        var below = new Option<double>("--below") { Description = "The exponent below the crossover.", DefaultValueFactory = static _ => 1 };
        var above = new Option<double>("--above") { Description = "The exponent above the crossover.", DefaultValueFactory = static _ => 1 };
        var ecdf = new Option<bool>("--ecdf") { Description = "Measure distances by the share of cases." };
        var count = new Option<int>("--count") { Description = "How many thresholds to suggest.", DefaultValueFactory = static _ => 1 };
        var linkage = new Option<Linkage>("--linkage") { Description = "How clusters are joined: complete, nearest, average or ward.", DefaultValueFactory = static _ => Linkage.Complete };
        var distance = new Option<ValueDistance>("--distance") { Description = "How values are compared: absolute or canberra.", DefaultValueFactory = static _ => ValueDistance.Absolute };
        var sheet = LessonsOptions.Sheet();
        Option[] mine = [data, column, method, thresholds, idm, linear, below, above, ecdf, count, linkage, distance, sheet];
        foreach (var option in mine)
        {
            command.Add(option);
        }

        var output = new LessonsOutput(command, "the distribution with the anchors or thresholds");
        command.SetAction(parsed =>
        {
            var format = output.Format(parsed);
            var table = CaseTable.Load(parsed.GetValue(data)!, parsed.GetValue(sheet));
            var name = table.Heading(parsed.GetValue(column)!);
            var values = table.Values(name);
            var how = parsed.GetValue(method)!;
            if (how == "suggest")
            {
                var found = Calibration.Suggest(values, parsed.GetValue(count), parsed.GetValue(linkage), parsed.GetValue(distance));
                var suggested = new Listing<double>()
                    .Column("Threshold", "threshold", static t => t, static t => t.ToString("0.######", CultureInfo.InvariantCulture))
                    .Column("Cases below", "below", t => values.Count(v => v < t));
                suggested.Print(terminal, format, found, () => new { column = name, method = how, thresholds = found });
                output.Finish(
                    terminal,
                    parsed,
                    () => [suggested.Published($"Suggested thresholds for {name}", found, [$"{values.Length} values; clusters by {parsed.GetValue(linkage).ToString().ToLowerInvariant()} linkage."])],
                    () => LessonsPictures.Calibration(name, values, [], [.. found.Select(static t => (string.Empty, t))]),
                    () => found.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t:0.######}: lies in a gap between clusters; {values.Count(v => v < t)} of {values.Length} values are below it. A gap in the data is no reason of substance.")));
                return;
            }

            var anchors = how == "tfr" ? [] : Calibration.ParseThresholds(parsed.GetValue(thresholds) ?? throw new InputException($"the method '{how}' needs --thresholds; --method suggest proposes some."));
            var plain = anchors.Select(static a => a.Value).ToList();
            var settings = new DirectSettings
            {
                Logistic = !parsed.GetValue(linear) && !parsed.GetValue(ecdf),
                MembershipAtInclusion = parsed.GetValue(idm),
                Below = parsed.GetValue(below),
                Above = parsed.GetValue(above),
                ByShareOfCases = parsed.GetValue(ecdf),
            };
            var result = how switch
            {
                "indirect" => Calibration.Indirect(values, plain),
                "crisp" => Calibration.Crisp(values, plain),
                "tfr" => Calibration.TotallyFuzzyRelative(values),
                _ => Calibration.Direct(values, Named(anchors), settings),
            };
            var rows = table.Cases.Select((c, i) => (Case: c, Raw: values[i], Value: result[i])).ToList();
            var listing = new Listing<(string Case, double Raw, double Value)>()
                .Column("Case", "case", static r => r.Case)
                .Column(name, name, static r => r.Raw, static r => r.Raw.ToString("0.######", CultureInfo.InvariantCulture))
                .Column("Membership", "membership", static r => r.Value, static r => LessonsCommand.Shown(r.Value));
            listing.Print(terminal, format, rows, () => new
            {
                column = name,
                method = how,
                thresholds = anchors.Select(static a => new { name = a.Name, value = a.Value }),
                values = rows.Select(static r => new { @case = r.Case, raw = r.Raw, membership = r.Value }),
            });
            var shown = anchors.Any(static a => a.Name.Length > 0) || how != "direct" ? anchors : Named(anchors);
            output.Finish(
                terminal,
                parsed,
                () => [listing.Published($"Calibration of {name}", rows, [$"Method: {how}. {string.Join(", ", shown.Select(static a => string.Create(CultureInfo.InvariantCulture, $"{a.Name} {a.Value}").Trim()))}"])],
                () => LessonsPictures.Calibration(name, values, result, shown),
                () => rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Case}: {name} {r.Raw:0.######} gives membership {r.Value:0.000}, {(how == "crisp" ? "the number of thresholds it reaches" : r.Value > 0.5 ? "more in the set than out" : r.Value < 0.5 ? "more out of the set than in" : "neither in nor out: such a case belongs to no row of a truth table")}.")));
        });
        return command;
    }

    /// <summary>Three or six numbers without names are anchors in the order they are written.</summary>
    private static IReadOnlyList<(string Name, double Value)> Named(IReadOnlyList<(string Name, double Value)> anchors)
    {
        if (anchors.Any(static a => a.Name.Length > 0))
        {
            return anchors.All(static a => a.Name.Length > 0) ? anchors : throw new InputException("some anchors have names and some have none; name all, as in e=400,c=550,i=900.");
        }

        string[] names = anchors.Count == 6 ? ["e1", "c1", "i1", "i2", "c2", "e2"] : ["e", "c", "i"];
        return anchors.Count == names.Length ? [.. names.Zip(anchors, static (n, a) => (n, a.Value))] : throw new InputException("the direct method needs three anchors, or six for a set of middling values.");
    }
}
