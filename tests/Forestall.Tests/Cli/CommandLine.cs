using System.Text.Json;
using Forestall.Cli;

namespace Forestall.Tests.Cli;

/// <summary>Runs the command line inside the test's process.</summary>
internal static class CommandLine
{
    public static (int ExitCode, string Output, string Errors) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = App.Run(args, output, errors, TestContext.Current.CancellationToken);
        return (code, output.ToString(), errors.ToString());
    }

    public static JsonElement Json(params string[] args)
    {
        var (code, output, errors) = Run([.. args, "--format", "json"]);
        Assert.Equal(string.Empty, errors);
        Assert.Equal(App.Done, code);
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }
}
