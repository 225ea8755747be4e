using System.Text.RegularExpressions;
using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;
using Forestall.Tests.Cli;

namespace Forestall.Tests.Docs;

/// <summary>What the README shows is what the program prints.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Checkout.Root, "README.md"));

    [Fact]
    public void The_excerpt_is_real_output()
    {
        var output = MainJobOnce.Result.Output.Split('\n').Select(static l => l.Trim()).ToHashSet(StringComparer.Ordinal);
        var excerpt = Block().Matches(Text).Select(static m => m.Groups["text"].Value).Single(static b => b.StartsWith("Record ", StringComparison.Ordinal));
        Assert.All(excerpt.Split('\n').Select(static l => l.Trim()), line => Assert.Contains(line, output));
    }

    [Fact]
    public void Every_command_it_names_has_a_help_text()
    {
        var commands = CommandName().Matches(Text).Select(static m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(commands.Count >= 10);
        foreach (var command in commands)
        {
            var (code, output, errors) = CommandLine.Run([.. command.Split(' '), "--help"]);
            Assert.True(code == 0 && errors.Length == 0, command + ": " + errors);
            Assert.Contains("Usage:", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_page_it_links_to_is_there() =>
        Assert.All(Link().Matches(Text).Select(static m => m.Groups["path"].Value).Where(static p => !p.StartsWith("http", StringComparison.Ordinal)), static path =>
            Assert.True(Path.Exists(Path.Combine(Checkout.Root, path)), path));

    [Fact]
    public void The_library_example_says_what_it_seems_to()
    {
        var record = ViolenceRecord.Embedded;
        var rwanda = Crossings.Find(record, RubiconSettings.Default).Single(c => c.Id == "RWA-1994-04");
        Assert.Equal("1994-04: 776,659 deaths until 1996-04", $"{rwanda.Month}: {rwanda.Deaths.Best:N0} deaths until {rwanda.End}");
        Assert.Contains("Crossings.Find(record, RubiconSettings.Default).Single(c => c.Id == \"RWA-1994-04\")", Text, StringComparison.Ordinal);
    }

    [GeneratedRegex("```\n(?<text>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();

    [GeneratedRegex("^forestall (?<name>[a-z]+ [a-z][a-z-]*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommandName();

    [GeneratedRegex(@"\]\((?<path>[^)#]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
