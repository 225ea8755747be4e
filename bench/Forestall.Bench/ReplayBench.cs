using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Forestall.Doctrine.Beliefs;
using Forestall.Doctrine.Reading;
using Forestall.Doctrine.Replay;
using Forestall.Doctrine.Replay.Internals;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Warning;

namespace Forestall.Bench;

/// <summary>
/// The replay of the four doctrines over the whole record: time, what a draw of a situation-month costs beside the random numbers it takes, memory, the same
/// in NumPy, and Sobol indices.
/// </summary>
internal static class ReplayBench
{
    public static int Run(string[] args)
    {
        var draws = int.Parse(Option(args, "--draws") ?? "10000", CultureInfo.InvariantCulture);
        Warm();
        Engine(draws / 10);
        var engine = Engine(draws);
        if (Option(args, "--python") is { } python)
        {
            Numpy(python, draws, engine);
        }

        if (Option(args, "--sobol") is { } samples)
        {
            Sobol(int.Parse(samples, CultureInfo.InvariantCulture));
        }

        return 0;
    }

    private static (ReplayResult Result, double Seconds, double Processor) Engine(int draws)
    {
        var model = Model(draws, expected: false);
        var session = new ReplaySession(model);
        GC.Collect();
        var (clock, processor) = (Stopwatch.StartNew(), Processor());
        session.Run(Environment.ProcessorCount, static _ => { }, CancellationToken.None);
        var (seconds, used) = (clock.Elapsed.TotalSeconds, Processor() - processor);
        var months = (double)draws * model.Doctrines.Count * model.History.Situations.Sum(static s => s.Length - s.Start);

        var bits = 0UL;
        var generating = Processor();
        for (var i = 0L; i < session.RandomBlocks; i++)
        {
            var (first, second) = Luck.Block(1, Luck.Place(i, 1), Luck.ThinningStream(1));
            bits ^= first + second;
        }

        var random = Processor() - generating;
        Say($"engine, {draws:N0} draws, {model.Doctrines.Count} doctrines, {Environment.ProcessorCount} threads: {seconds:0.00} s, processor {used:0.00} s, peak memory of the process {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB");
        Say($"  {months:0.00e0} draw-situation-months: {used / months * 1e9:0.00} ns each; {session.MonthsVisited:N0} looked at: {used / session.MonthsVisited * 1e9:0.0} ns each");
        Say($"  {session.RandomBlocks:N0} blocks of random bits generated alone: {random:0.00} s, {random / months * 1e9:0.00} ns a draw-situation-month; the replay takes {used / random:0.0} times that ({bits & 1})");
        return (session.Result(), seconds, used);
    }

    private static void Numpy(string python, int draws, (ReplayResult Result, double Seconds, double Processor) engine)
    {
        var folder = Directory.CreateTempSubdirectory("forestall-bench");
        try
        {
            var input = Path.Combine(folder.FullName, "replay.json");
            _ = ReplayExport.Write(input);
            using var tuned = Start("tuned", "replay_numpy.py");
            ReplayComparison.Say(engine.Result, tuned.RootElement);
            using var plain = Start("plain", "replay_numpy_plain.py");
            ReplayComparison.Say(engine.Result, plain.RootElement);
            using var narrow = Start("plain, in no more memory than the engine", "replay_numpy_plain.py", "--chunk", "1000");
            using var uncoupled = Start("tuned, with its own binomial numbers", "replay_numpy.py", "--uncoupled");

            JsonDocument Start(string which, string program, params string[] more)
            {
                using var process = Process.Start(new ProcessStartInfo(python, [Path.Combine("bench", program), input, "--draws", draws.ToString(CultureInfo.InvariantCulture), .. more]) { RedirectStandardOutput = true, UseShellExecute = false })!;
                var document = JsonDocument.Parse(process.StandardOutput.ReadToEnd());
                process.WaitForExit();
                var (wall, processor) = (document.RootElement.GetProperty("seconds").GetDouble(), document.RootElement.GetProperty("processorSeconds").GetDouble());
                Say($"NumPy, {which}, {draws:N0} draws: {wall:0.0} s, processor {processor:0.0} s, {document.RootElement.GetProperty("memory").GetDouble():0} MB: {wall / engine.Seconds:0.0} times the wall clock and {processor / engine.Processor:0.0} times the processor time of the engine");
                return document;
            }
        }
        catch (Win32Exception e)
        {
            Say($"NumPy was left out: {python} cannot be started ({e.Message}).");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Sobol(int samples)
    {
        using var model = new ReplayBelief(Model(1, expected: true), new ReplayLoss());
        var clock = Stopwatch.StartNew();
        var analysis = SobolIndices.Of(model, [new SobolOutput(3, 1)], InputGroup.Of(model), new SobolSettings { Samples = samples }, new BeliefRun(1))[0];
        Say($"Sobol indices, {samples:N0} base samples, {analysis.Inputs.Count} parameters, {analysis.Groups.Count} groups and luck: {clock.Elapsed.TotalSeconds:0.0} s");
        foreach (var index in analysis.Inputs.OrderByDescending(static i => i.Total.Value).Take(3))
        {
            Say($"  {index.Name}: first {index.First.Value:0.000} ({index.First.Low:0.000} to {index.First.High:0.000}), total {index.Total.Value:0.000} ({index.Total.Low:0.000} to {index.Total.High:0.000})");
        }
    }

    private static void Warm() => new ReplaySession(Model(200, expected: false)).Run(1, static _ => { }, CancellationToken.None);

    private static ReplayModel Model(long draws, bool expected)
    {
        var record = ViolenceRecord.Embedded;
        var warnings = WarningHistory.Shipped(record, WarningSettings.Default) ?? throw new InvalidOperationException("The shipped warnings do not belong to the shipped record.");
        var instruments = DoctrineFiles.BuiltInInstruments(CuratedRecord.Embedded);
        return new ReplayModel(
            ReplayHistory.Of(record, warnings, RubiconSettings.Default),
            instruments,
            [.. DoctrineFiles.BuiltInNames.Select(n => DoctrineFiles.BuiltInDoctrine(n, instruments))],
            new ReplaySettings { Draws = draws, Expected = expected });
    }

    private static double Processor() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
