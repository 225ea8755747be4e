using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Forestall.Tests.Cli;

/// <summary>A replay in a process of its own that is asked to end, as Ctrl-C does too, goes on where it was.</summary>
/// <remarks>The request is SIGTERM: a process begun in the background of a shell never hears SIGINT.</remarks>
public sealed partial class StoppedReplayTests
{
    private const int BlockOfDraws = 32;

    [Fact]
    public async Task Asked_to_end_it_keeps_the_draws_done_and_what_resumes_ends_as_if_it_had_never_been_stopped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no way to ask one process to end");
        using var folder = new TemporaryFolder();
        var done = 0L;
        for (var seconds = 2; done == 0; seconds *= 2)
        {
            Assert.True(seconds < 100, "no draw was done before the replay was stopped");
            done = await Stopped(TimeSpan.FromSeconds(seconds), folder.Path);
        }

        Assert.Equal(0, done % BlockOfDraws);
        var draws = (done + BlockOfDraws).ToString(CultureInfo.InvariantCulture);
        var resumed = CommandLine.Json("replay", "--doctrine", "none", "--doctrine", "coercive-prevention", "--seed", "5", "--draws", draws, "--keep-in", folder.Path, "--resume");
        var never = CommandLine.Json("replay", "--doctrine", "none", "--doctrine", "coercive-prevention", "--seed", "5", "--draws", draws);
        Assert.Equal(never.GetRawText(), resumed.GetRawText());
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    /// <summary>Begins a replay that would take hours, asks it to end, and returns how many draws it says it keeps.</summary>
    private static async Task<long> Stopped(TimeSpan after, string folder)
    {
        string[] command = [Path.Combine(AppContext.BaseDirectory, "Forestall.Cli.dll"), "replay", "--doctrine", "none", "--doctrine", "coercive-prevention", "--seed", "5", "--draws", "100000000", "--keep-in", folder];
        using var process = Process.Start(new ProcessStartInfo("dotnet", command) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            await Task.Delay(after, TestContext.Current.CancellationToken);
            using (var signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
            {
                await signal.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            Assert.NotEqual(0, process.ExitCode);
            var kept = DrawsKept().Match(await said);
            return kept.Success ? long.Parse(kept.Groups["done"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    [GeneratedRegex(@"stopped after (?<done>[\d,]+) of 100,000,000 draws; they are kept, and the same command with --resume goes on from them\.", RegexOptions.None, 1000)]
    private static partial Regex DrawsKept();
}
