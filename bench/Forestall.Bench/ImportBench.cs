using System.Diagnostics;
using System.Globalization;

namespace Forestall.Bench;

/// <summary>Wall time and memory of <c>forestall record import ged</c> beside DuckDB on the same file, whole commands, turn by turn.</summary>
internal static class ImportBench
{
    public static int Run(string[] args)
    {
        var data = Option(args, "--data") ?? Path.Combine("..", "shared", "data");
        var rows = int.Parse(Option(args, "--rows") ?? "385000", CultureInfo.InvariantCulture);
        var repeats = int.Parse(Option(args, "--repeats") ?? "5", CultureInfo.InvariantCulture);
        var spread = Option(args, "--spread") ?? "start";
        var folder = Path.Combine(Path.GetTempPath(), $"forestall-bench-{rows}");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "GEDEvent_bench.csv");
        if (!File.Exists(file))
        {
            FullSizeFile.Write(file, Path.Combine(data, "ged_event_samples"), rows);
        }

        Print($"{rows:N0} rows, {new FileInfo(file).Length / 1e6:N0} MB");
        var (ours, theirs) = (new List<Measure>(), new List<Measure>());
        for (var i = 0; i <= repeats; i++)
        {
            var into = Path.Combine(folder, "record");
            if (Directory.Exists(into))
            {
                Directory.Delete(into, recursive: true);
            }

            var import = Measure.Of(Command("Forestall.Cli"), ["record", "import", "ged", file, "--into", into, "--spread", spread]);
            var duckDb = Measure.Of(Command("Forestall.Bench"), ["duckdb", file]);
            if (i == 0)
            {
                // The first turn fills the file cache and counts for neither.
                continue;
            }

            Print($"  import {import.Seconds:N2} s, {import.PeakMegabytes:N0} MB; DuckDB {duckDb.Seconds:N2} s, {duckDb.PeakMegabytes:N0} MB");
            ours.Add(import);
            theirs.Add(duckDb);
        }

        var (a, b) = (Median(ours, static m => m.Seconds), Median(theirs, static m => m.Seconds));
        Print($"median import {a:N2} s, peak memory {Median(ours, static m => m.PeakMegabytes):N0} MB");
        Print($"median DuckDB {b:N2} s, peak memory {Median(theirs, static m => m.PeakMegabytes):N0} MB");
        Print($"ratio {a / b:N2} (bound 1.50)");
        if (!args.Contains("--keep", StringComparer.Ordinal))
        {
            Directory.Delete(folder, recursive: true);
        }

        return a / b <= 1.5 ? 0 : 1;
    }

    private static string Command(string name) => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static double Median(List<Measure> measures, Func<Measure, double> of) => measures.Select(of).Order().ElementAt(measures.Count / 2);

    private static string? Option(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    private static void Print(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));
}

/// <summary>Wall time and largest resident memory of one process.</summary>
internal sealed record Measure(double Seconds, double PeakMegabytes)
{
    public static Measure Of(string command, IReadOnlyList<string> args)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(command, args) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var peak = 0L;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        while (!process.WaitForExit(10))
        {
            peak = Math.Max(peak, Peak(process));
        }

        clock.Stop();
        process.WaitForExit();
        return process.ExitCode == 0 ? new Measure(clock.Elapsed.TotalSeconds, peak / 1e6) : throw new InvalidOperationException($"{command} ended with {process.ExitCode}.");
    }

    private static long Peak(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
