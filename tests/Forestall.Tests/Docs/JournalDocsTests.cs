using System.Text.RegularExpressions;
using Forestall.Tests.Cli;

namespace Forestall.Tests.Docs;

/// <summary>What the manual of the journal shows can be run.</summary>
public sealed partial class JournalDocsTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "journal.md"));

    [Fact]
    public void Every_command_it_names_has_a_help_text()
    {
        var commands = Named().Matches(Text).Select(static m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal(["add", "backup", "export", "head", "list", "restore", "review", "show", "verify"], commands.Order(StringComparer.Ordinal));
        Assert.All(commands, static c => Assert.Equal(0, CommandLine.Run("journal", c, "--help").ExitCode));
    }

    [Fact]
    public void Every_option_it_names_is_one()
    {
        var help = string.Concat(Named().Matches(Text).Select(static m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).Select(static c => CommandLine.Run("journal", c, "--help").Output));
        Assert.All(Option().Matches(Text).Select(static m => m.Value).Distinct(StringComparer.Ordinal), option => Assert.Contains(option + " ", help, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_page_it_links_to_is_there() =>
        Assert.All(Link().Matches(Text).Select(static m => m.Groups["path"].Value), static path => Assert.True(File.Exists(Path.Combine(Checkout.Root, "docs", path)), path));

    [GeneratedRegex("forestall journal (?<name>[a-z]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex("(?<=[ `])--[a-z][a-z-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Option();

    [GeneratedRegex(@"\]\((?<path>[^)#]+)[^)]*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
