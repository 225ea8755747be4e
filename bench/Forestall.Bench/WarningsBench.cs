using System.Diagnostics;
using System.Globalization;
using Forestall.Record;
using Forestall.Warning;

namespace Forestall.Bench;

/// <summary>Time of the warnings of every month since 1994, models learnt anew every January, and of the watch list of one month.</summary>
internal static class WarningsBench
{
    public static int Run()
    {
        var record = ViolenceRecord.Embedded;
        var clock = Stopwatch.StartNew();
        var history = WarningHistory.Build(record, WarningSettings.Default, WarningHistory.DefaultFirstYear, static (_, _) => { }, CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"warnings as of {history.From} to {history.To}: {clock.Elapsed.TotalSeconds:0.0} s"));
        clock.Restart();
        WatchList.Of(record, history, history.To, 12, 20);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"watch list of one month, models learnt anew: {clock.Elapsed.TotalSeconds:0.0} s"));
        return 0;
    }
}
