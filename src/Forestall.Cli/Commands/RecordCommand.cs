using System.CommandLine;
using System.Globalization;
using Forestall.Cli.Output;
using Forestall.Files;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Curated.Recomputed;
using Forestall.Record.Maps;
using Forestall.Rubicon;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall record</c>: what the record holds, and how it is made.</summary>
internal static class RecordCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("record", "The record of organised violence: look into it, check it, build it, replace it.");
        command.Add(Status(terminal));
        command.Add(Show(terminal));
        command.Add(Verify(terminal));
        command.Add(Build(terminal));
        command.Add(RecordImportCommand.Create(terminal));
        command.Add(SplitErrors(terminal));
        command.Add(Map(terminal));
        return command;
    }

    private static Command Status(Terminal terminal)
    {
        var command = new Command("status", "Period, situations, deaths by year, sources and version.");
        var format = CommonOptions.Format();
        command.Add(format);
        command.SetAction(parsed =>
        {
            var record = CommonOptions.ReadRecord(parsed);
            var status = RecordStatus.Of(record);
            switch (parsed.GetValue(format))
            {
                case OutputFormat.Json:
                    terminal.Line(Json.Text(status));
                    break;
                case OutputFormat.Csv:
                    YearColumns().Print(terminal, OutputFormat.Csv, status.Deaths, static () => string.Empty);
                    break;
                default:
                    terminal.Line(string.Create(CultureInfo.InvariantCulture, $"Record {record.Version}: {status.Situations} situations, {status.From} to {status.To}, {status.SituationMonths:N0} situation-months, {status.MonthsWithEvents:N0} with events."));
                    terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{status.TotalDeaths.Best:N0} deaths (low {status.TotalDeaths.Low:N0}, high {status.TotalDeaths.High:N0}) in {status.Events:N0} events."));
                    YearColumns().Print(terminal, OutputFormat.Table, status.Deaths, static () => string.Empty);
                    foreach (var source in record.Sources)
                    {
                        terminal.Line($"Source: {source.Name}, version {source.Version}. {source.Publisher}. {source.Licence}. Provides {source.Provides}.");
                    }

                    break;
            }
        });
        return command;
    }

    private static Listing<KeyValuePair<string, long>> YearColumns() => new Listing<KeyValuePair<string, long>>()
        .Column("Year", "year", static y => y.Key)
        .Column("Deaths", "deaths", static y => y.Value);

    private static Command Show(Terminal terminal)
    {
        var command = new Command("show", "Harm in one situation, month by month or year by year.");
        var name = new Argument<string>("SITUATION") { Description = "Code, name or theatre: RWA, Rwanda, Kosovo." };
        var from = CommonOptions.MonthOption("--from", "First month.");
        var to = CommonOptions.MonthOption("--to", "Last month.");
        var yearly = new Option<bool>("--yearly") { Description = "Years instead of months, with displacement and population." };
        var format = CommonOptions.Format();
        command.Add(name);
        command.Add(from);
        command.Add(to);
        command.Add(yearly);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var record = CommonOptions.ReadRecord(parsed);
            var situation = record.Find(parsed.GetValue(name)!);
            var (first, last) = (parsed.GetValue(from) ?? situation.From, parsed.GetValue(to) ?? situation.To);
            if (first > last || first > situation.To || last < situation.From)
            {
                throw new InputException($"there is no month from {first} to {last} in the record of {situation.Name}, which covers {situation.From} to {situation.To}; choose --from and --to in it.");
            }

            if (parsed.GetValue(yearly))
            {
                var years = record.Years.Where(y => y.Situation == situation.Code && y.Year >= first.Year && y.Year <= last.Year).ToList();
                HarmTables.Years().Print(terminal, parsed.GetValue(format), years, () => years.Select(HarmTables.Json));
                return;
            }

            var months = record.Months(situation).ToArray().Where(m => m.Month >= first && m.Month <= last).ToList();
            HarmTables.Months(situation).Print(terminal, parsed.GetValue(format), months, () => months.Select(m => HarmTables.Json(situation, m)));
            if (parsed.GetValue(format) == OutputFormat.Table && months.Any(static m => m.Estimated != EstimatedHarm.None))
            {
                terminal.Line("~ estimated: UCDP publishes deaths by type per year; the monthly split is computed (docs/methods/monthly-split.md). Totals are exact.");
            }
        });
        return command;
    }

    private static Command Verify(Terminal terminal)
    {
        var command = new Command("verify", "Checks the record: its form and its totals, and with --from every figure against the source files.");
        var from = FromOption(required: false);
        command.Add(from);
        command.SetAction(parsed =>
        {
            var record = CommonOptions.ReadRecord(parsed);
            var report = RecordCheck.Run(record, parsed.GetValue(from), text => terminal.Progress(text));
            var curated = CommonOptions.ReadCurated(parsed);
            var ownCurated = parsed.GetValue(CommonOptions.Record) is not { } folder || CuratedRecord.IsIn(folder);
            IReadOnlyList<string> written = ownCurated ? [.. CuratedCheck.Run(curated, record), .. LedgerCheck.Run(record, curated)] : [];
            var recomputed = parsed.GetValue(from) is { } sources ? RecomputedEffects.Check(curated, sources) : new RecordCheckReport([], []);
            terminal.EndProgress();
            foreach (var line in report.Passed.Concat(recomputed.Passed))
            {
                terminal.Line($"ok    {line}");
            }

            if (!ownCurated)
            {
                terminal.Line("note  the folder has no episodes and measures of its own; those of the program were not checked against it");
            }
            else if (written.Count == 0)
            {
                terminal.Line($"ok    {curated.Episodes.Count} episodes, {curated.Measures.Count} measures, {curated.Cases.Count} cases with {curated.Codings.Count} codings, {curated.Effects.Count} effects: ids, dates, words, references, resolutions, sources");
            }

            foreach (var problem in report.Problems.Concat(written).Concat(recomputed.Problems))
            {
                terminal.Line($"WRONG {problem}");
            }

            return report.Problems.Count + written.Count + recomputed.Problems.Count == 0 ? App.Done : App.Failed;
        });
        return command;
    }

    private static Command Build(Terminal terminal)
    {
        var command = new Command("build", "Computes the record from the published source files.");
        var from = FromOption(required: true);
        var into = new Option<string>("--into") { Description = "Folder of the record.", HelpName = "DIR", DefaultValueFactory = static _ => "record" };
        command.Add(from);
        command.Add(into);
        command.SetAction(parsed =>
        {
            var target = parsed.GetValue(into)!;
            RecordBuild.Run(parsed.GetValue(from)!, target, text => terminal.Progress(text));
            terminal.EndProgress();
            var record = ViolenceRecord.Load(target);
            terminal.Line($"Record {record.Version} written to {target}: {record.Situations.Count} situations, {record.From} to {record.To}.");
        });
        return command;
    }

    private static Command Map(Terminal terminal)
    {
        var command = new Command("map", "Computes the world map from a TopoJSON file of countries, such as those derived from Natural Earth: Equal Earth projection, simplified.");
        var file = new Argument<string>("FILE") { Description = "The file, such as countries-50m.json." };
        var into = new Option<string>("--into") { Description = "Where the map is written.", HelpName = "FILE", DefaultValueFactory = static _ => "record/map.csv" };
        command.Add(file);
        command.Add(into);
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            var map = WorldMapBuild.Of(File.Exists(path) ? File.ReadAllText(path) : throw new InputException($"{path}: there is no such file; check the path."), path);
            AtomicFile.Write(parsed.GetValue(into)!, map.Csv());
            terminal.Line($"{map.Shapes.Count} shapes written to {parsed.GetValue(into)}; {map.Shapes.Count(static s => s.Code.Length == 0)} of them are counted in no situation.");
        });
        return command;
    }

    private static Command SplitErrors(Terminal terminal)
    {
        var command = new Command("split-error", "Measures how far the monthly split by type is from the truth, where the truth is known, beside two simpler ways.");
        var from = FromOption(required: true);
        var format = CommonOptions.Format();
        command.Add(from);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var errors = SplitError.Measure(parsed.GetValue(from)!);
            new Listing<SplitError>()
                .Column("True split from", "truth", static e => e.Truth)
                .Column("Way", "method", static e => e.Method)
                .Column("Deaths to split", "deaths", static e => e.Deaths)
                .Column("State-based", "state_based", static e => e.StateBased, static e => Share(e.StateBased))
                .Column("Non-state", "non_state", static e => e.NonState, static e => Share(e.NonState))
                .Column("One-sided", "one_sided", static e => e.OneSided, static e => Share(e.OneSided))
                .Column("Misplaced", "misplaced", static e => e.Misplaced, static e => Share(e.Misplaced))
                .Column("Misplaced of all", "misplaced_of_all", static e => e.MisplacedOfAll, static e => Share(e.MisplacedOfAll))
                .Print(terminal, parsed.GetValue(format), errors, () => errors.Select(static e => new
                {
                    truth = e.Truth,
                    method = e.Method,
                    deaths = e.Deaths,
                    stateBased = Known(e.StateBased),
                    nonState = Known(e.NonState),
                    oneSided = Known(e.OneSided),
                    misplaced = e.Misplaced,
                    misplacedOfAll = e.MisplacedOfAll,
                }));
            if (parsed.GetValue(format) == OutputFormat.Table)
            {
                terminal.Line("By type: sum of absolute errors over sum of true deaths, in cells that the margins do not fix. Misplaced: share of deaths given the wrong type.");
            }
        });
        return command;

        static string Share(double value) => double.IsNaN(value) ? "none" : string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.0} %");

        static double? Known(double value) => double.IsNaN(value) ? null : value;
    }

    private static Option<string?> FromOption(bool required) => new("--from")
    {
        Description = "Folder of the source files, in the layout docs/record.md describes.",
        HelpName = "DIR",
        Required = required,
    };
}
