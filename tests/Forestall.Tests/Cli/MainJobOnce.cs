namespace Forestall.Tests.Cli;

/// <summary>What the main job printed and wrote, run once for all tests that look at it.</summary>
internal static class MainJobOnce
{
    private static readonly Lazy<((int ExitCode, string Output, string Errors) Result, byte[] Report)> Run = new(static () =>
    {
        using var folder = new TemporaryFolder();
        var result = CommandLine.Run("--report", folder.File("report.html"));
        return (result, File.ReadAllBytes(folder.File("report.html")));
    });

    public static (int ExitCode, string Output, string Errors) Result => Run.Value.Result;

    public static byte[] Report => Run.Value.Report;
}
