using System.Diagnostics;

namespace Forestall.Workbench.Tests;

/// <summary>The command line as it is published, in a folder of its own; published once for all tests.</summary>
internal static class PublishedApplication
{
    private static readonly Lazy<Task<string>> Folder = new(Publish);

    /// <summary>Where the repository's files are.</summary>
    public static string Checkout { get; } = FindCheckout();

    /// <summary>Starts <c>forestall</c> with arguments.</summary>
    public static async Task<Process> Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(await Folder.Value, OperatingSystem.IsWindows() ? "forestall.exe" : "forestall")) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static string FindCheckout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Forestall.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside a checkout.");
    }

    private static async Task<string> Publish()
    {
        var folder = Directory.CreateTempSubdirectory("forestall-published-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)).Split('_')[0];
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = Checkout };
        foreach (var argument in (string[])["publish", "src/Forestall.Cli", "--no-build", "--configuration", configuration, "--output", folder, "--nologo"])
        {
            start.ArgumentList.Add(argument);
        }

        using var publishing = Process.Start(start)!;
        var said = await publishing.StandardOutput.ReadToEndAsync();
        await publishing.WaitForExitAsync();
        return publishing.ExitCode == 0 ? folder : throw new InvalidOperationException($"The application could not be published: {said}");
    }
}
