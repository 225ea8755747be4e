using System.Text.RegularExpressions;
using Forestall.Doctrine.Reading;
using Forestall.Doctrine.Reading.Internals;
using Forestall.Record.Curated;

namespace Forestall.Tests.Docs;

/// <summary>The examples on the page about doctrine files are right, and the program says of them what the page says.</summary>
public sealed partial class DoctrineDocsTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "doctrine-files.md"));

    [Theory]
    [InlineData("doctrine")]
    [InlineData("strategy")]
    public void An_example_says_what_the_page_says(string kind)
    {
        var instruments = DoctrineFiles.BuiltInInstruments(CuratedRecord.Embedded);
        var text = Block($"json {kind}");
        var doctrine = kind == "doctrine" ? DoctrineFiles.ParseDoctrine("page", text, instruments) : DoctrineFiles.ParseStrategy("page", text, instruments);
        Assert.Equal(Block($"text {kind}").Split('\n'), doctrine.Rules.Select(r => $"- {r.Name}: {DoctrineWords.Sentence(r, $"the {kind}")}"));
    }

    [Fact]
    public void The_ranges_on_the_page_are_those_of_the_reader() =>
        Assert.All(ParameterRole.OfInstrument.Concat(ParameterRole.OfAll), static r => Assert.Matches($@"`{Regex.Escape(r.Name)}`[^|]*\| {Regex.Escape(r.Range)} \|", Page));

    [Fact]
    public void Every_condition_of_the_reader_is_on_the_page() =>
        Assert.All(FileKeys.Conditions, static c => Assert.Contains($"| `{c}` |", Page, StringComparison.Ordinal));

    [Fact]
    public void Every_page_it_links_to_is_there() =>
        Assert.All(Link().Matches(Page).Select(static m => m.Groups["path"].Value), static path => Assert.True(Path.Exists(Path.Combine(Checkout.Root, "docs", path)), path));

    private static string Block(string language)
    {
        var start = Page.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return Page[start..Page.IndexOf("\n```", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"\]\((?<path>[^)#:]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
