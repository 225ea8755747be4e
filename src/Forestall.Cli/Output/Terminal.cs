using System.Diagnostics;
using System.Globalization;
using Forestall.Brief;
using Spectre.Console;

namespace Forestall.Cli.Output;

/// <summary>Where a command writes: results to the output, progress and errors beside it.</summary>
internal sealed class Terminal(TextWriter output, TextWriter errors, CancellationToken cancellation)
{
    private const int Width = 240;
    private readonly bool _interactive = errors == Console.Error && !Console.IsErrorRedirected;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _lastProgress;
    private int _progressLength;
    private string _heading = string.Empty;

    /// <summary>Results.</summary>
    public TextWriter Output { get; private set; } = output;

    /// <summary>Cancelled by Ctrl-C.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>What time it is.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The tables written so far, each under the line above it.</summary>
    public List<PublishedTable> Tables { get; } = [];

    /// <summary>Writes one line of results.</summary>
    public void Line(string text = "")
    {
        _heading = text.Length > 0 ? text : _heading;
        Output.WriteLine(text);
    }

    /// <summary>Does some work, writes what it prints, and returns that too.</summary>
    public string Kept(Action work)
    {
        var usual = Output;
        using var kept = new StringWriter { NewLine = usual.NewLine };
        Output = kept;
        try
        {
            work();
        }
        finally
        {
            Output = usual;
            usual.Write(kept.ToString());
        }

        return kept.ToString();
    }

    /// <summary>A remark beside the results.</summary>
    public void Remark(string text) => errors.WriteLine($"forestall: {text}");

    /// <summary>Writes a table.</summary>
    public void Write(ListedTable table)
    {
        Tables.Add(table.Published(_heading.Trim().TrimEnd('.', ':')));
        var redirected = Output != Console.Out || Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Output),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });

        // A figure cut in two is worse than a line that the terminal folds.
        console.Profile.Width = Math.Max(console.Profile.Width, Width);

        console.Write(table.Table);
    }

    /// <summary>Shows what is being done, at most five times a second on a terminal and every ten seconds in a log.</summary>
    public void Progress(string text)
    {
        Cancellation.ThrowIfCancellationRequested();
        var now = _clock.Elapsed;
        var pause = _interactive ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(10);
        if (now - _lastProgress < pause)
        {
            return;
        }

        _lastProgress = now;
        if (_interactive)
        {
            errors.Write('\r' + text.PadRight(_progressLength));
            _progressLength = text.Length;
        }
        else
        {
            errors.WriteLine(text);
        }
    }

    /// <summary>Shows what is being done, the share done and time left.</summary>
    public void Progress(string what, double share) =>
        Progress(string.Create(CultureInfo.InvariantCulture, $"{what}: {share:P0}{Left(share)}"));

    /// <summary>Shows rows done and time left.</summary>
    public void Progress(string what, long rows, double share) =>
        Progress(string.Create(CultureInfo.InvariantCulture, $"{what}: {rows:N0} rows, {share:P0}{Left(share)}"));

    /// <summary>Removes the line of progress.</summary>
    public void EndProgress()
    {
        if (_progressLength > 0)
        {
            errors.Write('\r' + new string(' ', _progressLength) + '\r');
            _progressLength = 0;
        }
    }

    private string Left(double share)
    {
        var spent = _clock.Elapsed;
        return share is > 0.02 and < 1 && spent > TimeSpan.FromSeconds(1)
            ? string.Create(CultureInfo.InvariantCulture, $", {Math.Ceiling(spent.TotalSeconds * (1 - share) / share):N0} s left")
            : string.Empty;
    }
}
