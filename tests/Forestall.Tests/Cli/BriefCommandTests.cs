using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using UglyToad.PdfPig;

namespace Forestall.Tests.Cli;

public sealed partial class BriefCommandTests
{
    private static string Samples => Path.Combine(Checkout.Root, "docs", "samples");

    [Fact]
    public void One_command_writes_the_page_the_pdf_and_the_word_document()
    {
        using var folder = new TemporaryFolder();
        var (html, pdf, docx) = (folder.File("b.html"), folder.File("b.pdf"), folder.File("b.docx"));
        var (code, output, _) = CommandLine.Run("brief", "Kosovo", "--as-of", "1998-06", "--strategy", "talks", "--draws", "1000", "--paper", "letter", "--out", html, "--out", pdf, "--out", docx);
        Assert.Equal(0, code);
        Assert.Contains("b.pdf: Kosovo (Serbia). As of 1998-06, on figures up to 1998-05.", output, StringComparison.Ordinal);
        var page = File.ReadAllText(html);
        Assert.Contains("forestall brief Kosovo --as-of 1998-06 --strategy talks --draws 1000 --paper letter<", page, StringComparison.Ordinal);
        using var read = PdfDocument.Open(pdf);
        Assert.Equal(612, read.GetPage(1).Width);
        Assert.Contains("talks", read.GetPage(1).Text, StringComparison.Ordinal);
        using var word = WordprocessingDocument.Open(docx, isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(word, TestContext.Current.CancellationToken).Select(static e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void Appraisals_from_a_file_are_in_it()
    {
        using var folder = new TemporaryFolder();
        var (appraisals, html) = (folder.File("a.json"), folder.File("b.html"));
        Assert.Equal(0, CommandLine.Run("appraise", "new", appraisals, "--situation", "Kosovo", "--as-of", "1998-06", "--strategies", "talks,late-coercion").ExitCode);
        Assert.Equal(0, CommandLine.Run("appraise", "edit", appraisals, "--strategy", "talks", "--criterion", "consent", "--role", "desk officer", "--low", "1", "--high", "2", "--confidence", "0.8", "--evidence", "S/RES/1160 (1998)", "--dissent", "Consent is not asked for.").ExitCode);
        Assert.Equal(0, CommandLine.Run("brief", "Kosovo", "--as-of", "1998-06", "--draws", "1000", "--appraisal", appraisals, "--out", html).ExitCode);
        var page = File.ReadAllText(html);
        Assert.Contains("Consent is not asked for.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody has appraised", page, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(appraisals))), page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "end the name in .html, .pdf, .docx", "brief", "Kosovo", "--out", "brief.odt")]
    [InlineData(2, "a multiple of 1,000", "brief", "Kosovo", "--draws", "1500", "--out", "brief.html")]
    [InlineData(2, "a5", "brief", "Kosovo", "--paper", "a5")]
    [InlineData(1, "is no situation in this record", "brief", "Atlantis", "--out", "brief.html")]
    [InlineData(1, "there is no folder", "brief", "Kosovo", "--out", "nowhere/brief.html")]
    [InlineData(1, "choose --as-of from", "brief", "Kosovo", "--as-of", "1975-01", "--out", "brief.html")]
    public void What_is_wrong_is_said_in_a_sentence(int code, string says, params string[] args)
    {
        var (exit, _, errors) = CommandLine.Run(args);
        Assert.Equal(code, exit);
        Assert.Contains(says, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_samples_are_what_their_commands_make()
    {
        var commands = Commands().Matches(File.ReadAllText(Path.Combine(Samples, "README.md"))).Select(static m => m.Groups["words"].Value).ToList();
        Assert.Equal(3, commands.Count);
        Assert.All(commands.SelectMany(static c => Outputs().Matches(c)), static m => Assert.True(File.Exists(Path.Combine(Checkout.Root, m.Groups["file"].Value)), m.Value));

        using var folder = new TemporaryFolder();
        var kosovo = commands.Single(static c => c.Contains("Kosovo", StringComparison.Ordinal));
        var sample = Outputs().Matches(kosovo).Select(static m => m.Groups["file"].Value).Single(static f => f.EndsWith(".html", StringComparison.Ordinal));
        string[] args = [.. Outputs().Replace(kosovo, "").Split(' ', StringSplitOptions.RemoveEmptyEntries), "--out", folder.File("kosovo.html")];
        Assert.Equal(0, CommandLine.Run(args).ExitCode);
        Assert.Equal(File.ReadAllText(Path.Combine(Checkout.Root, sample)), File.ReadAllText(folder.File("kosovo.html")));
    }

    [GeneratedRegex("^forestall (?<words>brief .+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Commands();

    [GeneratedRegex("--out (?<file>\\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Outputs();
}
