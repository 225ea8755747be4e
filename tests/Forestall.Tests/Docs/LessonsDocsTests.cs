using System.Text.RegularExpressions;
using Forestall.Cli;
using Forestall.Tests.Cli;

namespace Forestall.Tests.Docs;

/// <summary>Every command in the pages on lessons runs, and every line of output they show is printed by the command above it.</summary>
public sealed partial class LessonsDocsTests
{
    [Fact]
    public void The_tutorial_does_what_it_says()
    {
        using var folder = new TemporaryFolder();
        Assert.True(Follow("tutorial-lessons.md", folder) >= 18);
        foreach (var file in new[] { "deaths.svg", "dipl.svg", "rows.svg", "model.svg", "solution.docx", "run.json" })
        {
            Assert.True(File.Exists(folder.File(file)), file);
        }
    }

    [Fact]
    public void Coming_from_R_shows_what_the_commands_print()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, source) in new[] { ("lf", "LF"), ("lc", "LC"), ("lm", "LM"), ("lr", "LR"), ("nca", "nca.example"), ("educate", "d.educate") })
        {
            var path = Path.Combine(SharedData.Reference, "qca", "open", source, "data.csv");
            Assert.SkipUnless(File.Exists(path), $"the data set {source} is not beside the checkout");
            File.WriteAllBytes(folder.File(name + ".csv"), File.ReadAllBytes(path));
        }

        Assert.True(Follow("coming-from-r.md", folder) >= 16);
    }

    [Theory]
    [InlineData("tutorial-lessons.md")]
    [InlineData("coming-from-r.md")]
    [InlineData("methods/thesis.md")]
    public void Every_page_it_links_to_is_there(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Checkout.Root, "docs", page))!;
        Assert.All(Link().Matches(Text(page)).Select(static m => m.Groups["path"].Value), path => Assert.True(Path.Exists(Path.Combine(folder, path)), path));
    }

    /// <summary>Runs the commands of a page in order; the number of commands.</summary>
    private static int Follow(string page, TemporaryFolder folder)
    {
        var commands = 0;
        foreach (var block in Block().Matches(Text(page)).Select(static m => m.Groups["text"].Value))
        {
            HashSet<string> printed = [];
            foreach (var line in block.Split('\n').Where(static l => l.Trim().Length > 0))
            {
                if (!line.StartsWith("forestall ", StringComparison.Ordinal))
                {
                    Assert.True(printed.Contains(line.Trim()), $"{page}: not printed: {line}");
                    continue;
                }

                var words = Word().Matches(line["forestall ".Length..]).Select(m => InFolder(m.Value.Trim('\''), folder)).ToList();
                var to = words.IndexOf(">");
                var (code, output, errors) = CommandLine.Run([.. to < 0 ? words : words[..to]]);
                Assert.True(code == App.Done && errors.Length == 0, $"{page}: {line}: {errors}");
                if (to >= 0)
                {
                    File.WriteAllText(words[to + 1], output);
                }

                printed = output.Split('\n').Select(static l => l.Trim()).ToHashSet(StringComparer.Ordinal);
                commands++;
            }
        }

        return commands;
    }

    private static string InFolder(string word, TemporaryFolder folder) => FileName().IsMatch(word) ? folder.File(word) : word;

    private static string Text(string page) => File.ReadAllText(Path.Combine(Checkout.Root, "docs", page));

    [GeneratedRegex("^```\n(?<text>forestall .*?)\n```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"'[^']*'|\S+", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"^[\w-]+\.(csv|xlsx|json|svg|png|docx|html)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();

    [GeneratedRegex(@"\]\((?<path>[^)#:]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
