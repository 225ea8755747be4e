using System.CommandLine;
using Forestall.Cli.Output;
using Forestall.Record;
using Forestall.Warning;
using Forestall.Warning.Evaluation;

namespace Forestall.Cli.Commands;

/// <summary>Options and reading that the warning commands share.</summary>
internal static class WarnOptions
{
    public static Option<Month?> AsOf() => CommonOptions.MonthOption("--as-of", "The month at whose end the warning is made; the last one possible when left out.");

    public static Option<int> Horizon() => new("--horizon") { Description = "Months ahead, 1 to 24.", HelpName = "MONTHS", DefaultValueFactory = static _ => Alarms.DefaultHorizon };

    public static Option<double> Alarm() => CommonOptions.Number("--alarm", "P", "Probability from which on a warning counts as an alarm.", Alarms.DefaultLevel);

    /// <summary>The warnings kept with a record; null when there are none.</summary>
    public static WarningHistory? Kept(ViolenceRecord record, ParseResult parsed) =>
        parsed.GetValue(CommonOptions.Record) is { } folder ? WarningHistory.Load(record, folder) : WarningHistory.Shipped(record, WarningSettings.Default);

    /// <summary>The record and its warnings. A record without kept warnings has them made, which takes minutes.</summary>
    public static (ViolenceRecord Record, WarningHistory History) Read(ParseResult parsed, Terminal terminal)
    {
        var record = CommonOptions.ReadRecord(parsed);
        if (Kept(record, parsed) is { } kept)
        {
            return (record, kept);
        }

        var history = Build(record, terminal);
        terminal.EndProgress();
        return (record, history);
    }

    /// <summary>Makes the warnings of a record, from the first year that has enough to learn from.</summary>
    public static WarningHistory Build(ViolenceRecord record, Terminal terminal) =>
        WarningHistory.Build(record, WarningSettings.Default, Math.Max(WarningHistory.DefaultFirstYear, record.From.Year + 5), terminal.Progress, terminal.Cancellation);
}
