using System.CommandLine;
using System.Globalization;
using Forestall.Cli.Output;
using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall rubicon</c>: crossings into mass violence, and the harm before and after each.</summary>
internal static class RubiconCommand
{
    private const int NearestShown = 20;

    public static Command Create(Terminal terminal)
    {
        var command = new Command("rubicon", "Crossings into mass violence: when they came, and the harm before and after.");
        command.Add(List(terminal));
        command.Add(Show(terminal));
        command.Add(Near(terminal));
        command.Add(LedgerCommand.Create(terminal));
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var command = new Command("list", "All onsets and surges, by situation and month.");
        var options = new RubiconOptions(command);
        var situation = new Option<string?>("--situation") { Description = "Only this situation: code, name or theatre.", HelpName = "NAME" };
        var kind = new Option<string>("--kind") { Description = "onset, surge or all.", DefaultValueFactory = static _ => "all" };
        kind.AcceptOnlyFromAmong("all", "onset", "surge");
        var from = CommonOptions.MonthOption("--from", "Only crossings from this month on.");
        var to = CommonOptions.MonthOption("--to", "Only crossings up to this month.");
        var format = CommonOptions.Format();
        command.Add(situation);
        command.Add(kind);
        command.Add(from);
        command.Add(to);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var record = CommonOptions.ReadRecord(parsed);
            var only = parsed.GetValue(situation) is { } name ? record.Find(name) : null;
            var wanted = parsed.GetValue(kind);
            var rows = Crossings.Find(record, options.Read(parsed))
                .Where(c => (only is null || c.Situation == only)
                    && (wanted == "all" || wanted == KindName(c.Kind))
                    && (parsed.GetValue(from) is not { } first || c.Month >= first)
                    && (parsed.GetValue(to) is not { } last || c.Month <= last))
                .ToList();
            new Listing<Crossing>()
                .Column("Crossing", "id", static c => c.Id)
                .Column("Situation", "situation", static c => c.Situation.Code)
                .Column("Name", "name", static c => c.Situation.Name)
                .Column("Kind", "kind", static c => KindName(c.Kind))
                .Column("Month", "month", static c => c.Month)
                .Column("End", "end", static c => c.End)
                .Column("Deaths", "deaths", static c => c.Deaths.Best)
                .Column("Low", "deaths_low", static c => c.Deaths.Low)
                .Column("High", "deaths_high", static c => c.Deaths.High)
                .Column("In that year", "deaths_in_crossing_year", static c => c.DeathsInCrossingYear.Best)
                .Column("Left-censored", "left_censored", static c => c.LeftCensored)
                .Column("Open", "open", static c => c.Open)
                .Column(header: null, "trailing_deaths", static c => c.TrailingDeaths)
                .Column(header: null, "worst_month", static c => c.WorstMonth)
                .Column(header: null, "estimated", static c => c.Estimated)
                .Print(terminal, parsed.GetValue(format), rows, () => rows.Select(CrossingJson.Of));
        });
        return command;
    }

    private static Command Show(Terminal terminal)
    {
        var command = new Command("show", "One crossing: the curve, harm before and after, displacement.");
        var id = new Argument<string>("CROSSING") { Description = "Id of a crossing, such as RWA-1994-04." };
        command.Add(id);
        var options = new RubiconOptions(command);
        var format = CommonOptions.Format();
        command.Add(format);
        command.SetAction(parsed =>
        {
            var account = CrossingAccount.Of(CommonOptions.ReadRecord(parsed), parsed.GetValue(id)!, options.Read(parsed));
            var outputFormat = parsed.GetValue(format);
            if (outputFormat == OutputFormat.Table)
            {
                foreach (var line in AccountText.Lines(account))
                {
                    terminal.Line(line);
                }
            }

            new Listing<AccountMonth>()
                .Column("Month", "month", static m => m.Month)
                .Column("Low", "low", static m => m.Deaths.Low)
                .Column("Best", "best", static m => m.Deaths.Best)
                .Column("High", "high", static m => m.Deaths.High)
                .Column("Trailing", "trailing", static m => m.Trailing)
                .Column("Since the crossing", "since_crossing", static m => m.Cumulative.Best)
                .Column("Estimated", "estimated", static m => m.Estimated)
                .Print(terminal, outputFormat, outputFormat == OutputFormat.Table ? MonthsWorthShowing(account) : account.Months, () => AccountJson.Of(account));
            if (outputFormat == OutputFormat.Table)
            {
                terminal.Line("Months without deaths and after the second year are left out here; --format csv has every month.");
            }
        });
        return command;
    }

    private static Command Near(Terminal terminal)
    {
        var command = new Command("near", "Situations in no episode, nearest to a crossing first. A count of what has happened, not a forecast.");
        var options = new RubiconOptions(command);
        var at = CommonOptions.MonthOption("--as-of", "The month to look from; the last of the record when left out.");
        var top = new Option<int>("--top") { Description = "How many to show.", DefaultValueFactory = static _ => NearestShown };
        var format = CommonOptions.Format();
        command.Add(at);
        command.Add(top);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var record = CommonOptions.ReadRecord(parsed);
            var month = parsed.GetValue(at) ?? record.To;
            if (month < record.From || month > record.To)
            {
                throw new InputException($"{month} lies outside the record; choose a month from {record.From} to {record.To}.");
            }

            var wanted = parsed.GetValue(top) is > 0 and var count ? count : throw new UsageException("there is nothing to show; choose --top of at least 1.");
            var rows = Approach.Nearest(record, options.Read(parsed), month).Take(wanted).ToList();
            Nearest().Print(terminal, parsed.GetValue(format), rows, () => rows.Select(static a => new
            {
                situation = a.Situation.Code,
                name = a.Situation.Name,
                month = a.Month,
                trailing = a.Trailing,
                distance = a.Distance,
                changeOverThreeMonths = a.Change,
            }));
        });
        return command;
    }

    /// <summary>The list of situations near a crossing.</summary>
    public static Listing<Approach> Nearest() => new Listing<Approach>()
        .Column("Situation", "situation", static a => a.Situation.Code)
        .Column("Name", "name", static a => a.Situation.Name)
        .Column("Trailing deaths", "trailing", static a => a.Trailing)
        .Column("To a crossing", "distance", static a => a.Distance)
        .Column("Over three months", "change", static a => a.Change, static a => a.Change.ToString("+#,0;-#,0;0", CultureInfo.InvariantCulture));

    /// <summary>The name of a kind in output.</summary>
    public static string KindName(CrossingKind kind) => kind == CrossingKind.Onset ? "onset" : "surge";

    private static List<AccountMonth> MonthsWorthShowing(CrossingAccount account) =>
        [.. account.Months.Where(m => m.Deaths.High > 0 && m.Month - account.Crossing.Month < 24)];
}
