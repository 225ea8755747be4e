using System.Diagnostics;
using System.Globalization;
using Forestall.Cli;
using Forestall.Record;
using Forestall.Record.Internals;
using Forestall.Warning;

namespace Forestall.Tests.Warning;

public sealed class RepeatabilityTests
{
    [Fact]
    public void One_processor_or_two_and_another_process_give_the_same_files()
    {
        var expected = Files(static folder => CrossingWorld.Build(ViolenceRecord.Load(folder)).Write(folder));
        Assert.Equal(expected, Files(static folder => BuildInAnotherProcess(folder, processors: 1)));
        Assert.Equal(expected, Files(static folder => BuildInAnotherProcess(folder, processors: 2)));
    }

    private static (string Warnings, string Weights) Files(Action<string> build)
    {
        using var folder = new TemporaryFolder();
        RecordFiles.Write(folder.Path, CrossingWorld.Content(static (_, m) => m, static y => y));
        build(folder.Path);
        return (File.ReadAllText(folder.File("warnings.csv")), File.ReadAllText(folder.File("warning-weights.csv")));
    }

    private static void BuildInAnotherProcess(string folder, int processors)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(App).Assembly.Location, "warn", "build", "--into", folder])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_PROCESSOR_COUNT"] = processors.ToString("X", CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
    }
}
