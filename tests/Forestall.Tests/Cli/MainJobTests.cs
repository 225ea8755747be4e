using System.Diagnostics;
using Forestall.Cli;

namespace Forestall.Tests.Cli;

public sealed class MainJobTests
{
    private static readonly string[] Steps = ["weighing what was known", "drawing the report"];

    [Fact]
    public void Without_a_command_it_says_what_the_record_holds_and_writes_the_report()
    {
        var (code, output, errors) = MainJobOnce.Result;

        // On a slow machine the progress shows, and nothing else.
        Assert.All(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), static l => Assert.True(Steps.Contains(l, StringComparer.Ordinal) || l.StartsWith("replaying: ", StringComparison.Ordinal), l));
        Assert.Equal(App.Done, code);
        Assert.Contains("1989-01 to 2024-12, 199 situations, 3,957,143 deaths", output, StringComparison.Ordinal);
        Assert.Contains("101 crossings into mass violence", output, StringComparison.Ordinal);
        Assert.Contains("in Jentleson's decade", output, StringComparison.Ordinal);
        Assert.Contains("RWA-1994-04", output, StringComparison.Ordinal);
        Assert.Contains("HTI-2024-12", output, StringComparison.Ordinal);
        Assert.Contains("South Sudan", output, StringComparison.Ordinal);
        Assert.True(MainJobOnce.Report.Length > 100_000);
    }

    [Fact]
    public void The_same_record_gives_the_same_report_byte_for_byte()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run("--draws", "40", "--report", folder.File("once.html"));
        CommandLine.Run("--draws", "40", "--report", folder.File("again.html"));
        Assert.Equal(File.ReadAllBytes(folder.File("once.html")), File.ReadAllBytes(folder.File("again.html")));
    }

    [Fact]
    public void It_replays_ten_thousand_draws_and_says_in_three_sentences_what_came_out()
    {
        var lines = MainJobOnce.Result.Output.Split('\n').Select(static l => l.Trim()).ToList();
        Assert.Contains(lines, static l => l.StartsWith("10,000 draws of ", StringComparison.Ordinal));
        Assert.Single(lines, static l => l.StartsWith("Run again through ", StringComparison.Ordinal));
        Assert.Single(lines, static l => l.StartsWith("The mean of the deaths that remain ", StringComparison.Ordinal));
        Assert.Single(lines, static l => l.StartsWith("What it hangs on: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_report_that_cannot_be_written_gets_a_sentence()
    {
        using var folder = new TemporaryFolder();
        var (code, _, errors) = CommandLine.Run("--report", folder.File("missing/report.html"));
        Assert.Equal(App.Failed, code);
        Assert.Contains("cannot be written", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_built_command_runs_as_its_own_process_and_returns_its_exit_code()
    {
        var (done, output) = await Run("rubicon", "list", "--format", "csv");
        Assert.Equal(App.Done, done);
        Assert.Contains("RWA-1994-04", output, StringComparison.Ordinal);
        var (wrong, _) = await Run("rubicon", "list", "--nonsense");
        Assert.Equal(App.WrongUsage, wrong);
    }

    private static async Task<(int ExitCode, string Output)> Run(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(App).Assembly.Location);
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await errors;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
