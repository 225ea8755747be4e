using System.Diagnostics;

namespace Forestall.Tests.Cli;

/// <summary>The result of a replay does not depend on what vectors the processor has.</summary>
public sealed class PoorerProcessorTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task Without_wide_vectors_a_replay_prints_the_same_bytes(string feature)
    {
        string[] replay = ["replay", "--draws", "40", "--seed", "5", "--format", "json"];
        Assert.Equal(CommandLine.Run(replay).Output, await Without(feature, replay));
    }

    private static async Task<string> Without(string feature, string[] args)
    {
        string[] command = [Path.Combine(AppContext.BaseDirectory, "Forestall.Cli.dll"), .. args];
        using var process = Process.Start(new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, Environment = { [feature] = "0" } })!;
        var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var printed = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await said);
        return printed;
    }
}
