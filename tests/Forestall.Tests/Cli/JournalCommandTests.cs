using Forestall.Cli;
using Forestall.Tests.Store;

namespace Forestall.Tests.Cli;

public sealed class JournalCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private DateTimeOffset _today = new(1999, 1, 15, 9, 30, 0, TimeSpan.Zero);

    private string Store => _folder.File("store");

    [Fact]
    public void A_decision_is_kept_listed_reviewed_and_scored()
    {
        var brief = _folder.File("brief.html");
        File.WriteAllText(brief, "<p>brief</p>");
        Assert.Contains("Entry 1 is kept in", Done("add", "brief", "--situation", "kosovo", "--author", "B. Writer", "--role", "analyst", "--file", brief), StringComparison.Ordinal);
        var added = Done("add", "decision", "--situation", "Kosovo", "--author", "A. Adviser", "--role", "desk officer", "--text", "Propose observers.", "--rests-on", brief, "--rests-on-entry", "1", "--review", "1999-03-31", "--expect", "both sides sign=0.7", "observers = peace=20%");
        Assert.Contains("to be reviewed on 1999-03-31", added, StringComparison.Ordinal);
        Done("add", "decision", "--situation", "Rwanda", "--author", "B. Writer", "--role", "analyst", "--text", "Wait.");

        var entries = Json("list", "--situation", "Kosovo", "--kind", "decision");
        var entry = Assert.Single(entries.EnumerateArray());
        Assert.Equal("SRB Kosovo", entry.GetProperty("subject").GetString());
        Assert.Equal("1999-01-15T09:30:01.000Z", entry.GetProperty("time").GetString());
        Assert.Equal(["record", "file", "entry"], entry.GetProperty("restsOn").EnumerateArray().Select(static s => s.GetProperty("kind").GetString()));
        Assert.Equal("observers = peace", entry.GetProperty("expectations")[1].GetProperty("statement").GetString());
        Assert.Contains("expect: 0.2 observers = peace", Done("show", "2"), StringComparison.Ordinal);
        Assert.StartsWith("entry,time,kind,situation,author,role,review,text,hash", Done("list", "--format", "csv"), StringComparison.Ordinal);

        Assert.Contains("nothing is due for review; 1 is to come, the next on 1999-03-31", Done("review"), StringComparison.Ordinal);
        _today = new DateTimeOffset(1999, 4, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Contains("1 entry is due", Done("review"), StringComparison.Ordinal);
        var reviewed = Done("review", "2", "--author", "C. Reviewer", "--role", "reviewer", "--outcome", "both sides sign=no", "2=no", "--text", "One side signed.");
        Assert.Contains("Brier score of 2 statements: 0.265", reviewed, StringComparison.Ordinal);
        Assert.Contains("Fewer than 20 statements", reviewed, StringComparison.Ordinal);
        var review = Json("review", "--all");
        Assert.Equal(0.265, review.GetProperty("brier").GetProperty("overall").GetProperty("score").GetDouble(), 1e-12);
        Assert.Equal("A. Adviser", review.GetProperty("brier").GetProperty("byAuthor")[0].GetProperty("author").GetString());
        Assert.Equal("no", review.GetProperty("entries")[0].GetProperty("statements")[0].GetProperty("outcome").GetString());
        Assert.Contains("ok    4 entries", Done("verify"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_entry_holds_comes_out_again()
    {
        var file = _folder.File("strategy.json");
        File.WriteAllBytes(file, [0, 1, 2, 255]);
        Done("add", "strategy", "--author", "a", "--role", "b", "--file", file, "--text", "Ours.");
        Assert.Equal(0, Run("show", "1", "--save", _folder.File("out")).ExitCode);
        Assert.Equal([0, 1, 2, 255], File.ReadAllBytes(Path.Combine(_folder.File("out"), "strategy.json")));
        Assert.Contains("name another folder", Run("show", "1", "--save", _folder.File("out")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void One_changed_byte_makes_verify_fail_and_name_the_entry()
    {
        for (var i = 1; i <= 4; i++)
        {
            Done("add", "decision", "--author", "a", "--role", "b", "--text", $"Decision number {i} of four.");
        }

        var path = Path.Combine(Store, "forestall.db");
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf("number 3"u8) + 7]++;
        File.WriteAllBytes(path, bytes);
        var (code, output, errors) = Run("verify");
        Assert.Equal((1, ""), (code, errors));
        Assert.Contains("WRONG entry 3", output, StringComparison.Ordinal);
        var (jsonCode, json, _) = Run("verify", "--format", "json");
        Assert.Equal(1, jsonCode);
        Assert.Contains("\"entry\": 3", json, StringComparison.Ordinal);
        Assert.Contains("entry 3 is damaged", Run("list").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Head_export_backup_and_restore_work_together()
    {
        Done("add", "decision", "--author", "a", "--role", "b", "--text", "First.");
        var head = Done("head").Trim().Split(' ');
        Assert.Equal("1", head[0]);
        Assert.Contains(head[1], Done("backup", _folder.File("b.db")), StringComparison.Ordinal);
        Done("add", "decision", "--author", "a", "--role", "b", "--text", "Second.");
        Assert.Contains("1 entry was added since", Done("verify", "--expect-head", head[1]), StringComparison.Ordinal);
        Assert.Contains("2 entries", Done("export", "--out", _folder.File("export")), StringComparison.Ordinal);
        Assert.Contains(head[1], Done("verify", _folder.File("b.db")), StringComparison.Ordinal);
        Assert.Contains("the journal before is kept as", Done("restore", _folder.File("b.db")), StringComparison.Ordinal);
        Assert.Contains("ok    1 entry", Done("verify"), StringComparison.Ordinal);
        var (code, output, _) = Run("verify", "--expect-head", new string('1', 64));
        Assert.Equal(1, code);
        Assert.Contains("WRONG no entry has the hash", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "there is no journal here", "list")]
    [InlineData(1, "there is no journal here", "verify")]
    [InlineData(1, "there is no journal here", "backup", "x.db")]
    [InlineData(1, "there is no such file", "verify", "missing.db")]
    [InlineData(1, "there is no such file", "restore", "missing.db")]
    [InlineData(1, "holds nothing", "add", "decision", "--author", "a", "--role", "b")]
    [InlineData(1, "there is no such file", "add", "decision", "--author", "a", "--role", "b", "--file", "missing.json")]
    [InlineData(1, "is no situation", "add", "decision", "--author", "a", "--role", "b", "--text", "x", "--situation", "Atlantis")]
    [InlineData(1, "give a review date", "add", "decision", "--author", "a", "--role", "b", "--text", "x", "--expect", "y=0.5")]
    [InlineData(1, "the author is missing", "add", "decision", "--author", " ", "--role", "b", "--text", "x")]
    [InlineData(2, "is no probability", "add", "decision", "--author", "a", "--role", "b", "--text", "x", "--review", "1999-03-31", "--expect", "y=likely")]
    [InlineData(2, "is no probability", "add", "decision", "--author", "a", "--role", "b", "--text", "x", "--review", "1999-03-31", "--expect", "y=0,7")]
    [InlineData(2, "is no probability", "add", "decision", "--author", "a", "--role", "b", "--text", "x", "--review", "1999-03-31", "--expect", "y=70")]
    [InlineData(2, "needs a statement", "add", "decision", "--author", "a", "--role", "b", "--text", "x", "--review", "1999-03-31", "--expect", "0.7")]
    [InlineData(2, "is no day", "add", "decision", "--author", "a", "--role", "b", "--text", "x", "--review", "31.3.1999")]
    [InlineData(2, "review", "add", "review", "--author", "a", "--role", "b", "--text", "x")]
    [InlineData(2, "--role", "add", "decision", "--author", "a", "--text", "x")]
    [InlineData(2, "needs --author and --role", "review", "1", "--outcome", "1=yes")]
    [InlineData(2, "none of yes, no and void", "review", "1", "--author", "a", "--role", "b", "--outcome", "1=perhaps")]
    [InlineData(2, "need the number of the entry", "review", "--text", "x")]
    public void What_is_wrong_is_said_in_a_sentence_and_no_journal_is_begun(int expected, string why, params string[] args)
    {
        var (code, _, errors) = Run(args);
        Assert.Contains(why, errors, StringComparison.Ordinal);
        Assert.Equal(expected, code);
        Assert.False(Directory.Exists(Store));
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_told()
    {
        File.WriteAllText(Store, "x");
        Assert.Contains("the folder cannot be made", Run("add", "decision", "--author", "a", "--role", "b", "--text", "x").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_help_has_an_example() =>
        Assert.All("add list show review verify head export backup restore".Split(' '), static name =>
            Assert.Contains($"forestall journal {name}", CommandLine.Run("journal", name, "--help").Output, StringComparison.Ordinal));

    public void Dispose() => _folder.Dispose();

    private (int ExitCode, string Output, string Errors) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = App.Run(["journal", .. args, "--store", Store], output, errors, TestContext.Current.CancellationToken, new FixedClock(_today));
        _today += TimeSpan.FromSeconds(1);
        return (code, output.ToString(), errors.ToString());
    }

    private string Done(params string[] args)
    {
        var (code, output, errors) = Run(args);
        Assert.Equal("", errors);
        Assert.Equal(0, code);
        return output;
    }

    private System.Text.Json.JsonElement Json(params string[] args)
    {
        using var document = System.Text.Json.JsonDocument.Parse(Done([.. args, "--format", "json"]));
        return document.RootElement.Clone();
    }
}
