using System.Text.Json;
using Forestall.Cli;

namespace Forestall.Tests.Cli;

public sealed class RubiconCommandTests
{
    [Fact]
    public void List_has_the_fields_of_a_crossing()
    {
        var rwanda = CommandLine.Json("rubicon", "list").EnumerateArray().Single(static c => c.GetProperty("id").GetString() == "RWA-1994-04");
        Assert.Equal("RWA", rwanda.GetProperty("situation").GetString());
        Assert.Equal("onset", rwanda.GetProperty("kind").GetString());
        Assert.Equal("1994-04", rwanda.GetProperty("month").GetString());
        Assert.Equal("1996-04", rwanda.GetProperty("end").GetString());
        Assert.Equal(776_659, rwanda.GetProperty("deaths").GetInt64());
        Assert.Equal(772_463, rwanda.GetProperty("deathsInCrossingYear").GetInt64());
        Assert.Equal(JsonValueKind.False, rwanda.GetProperty("leftCensored").ValueKind);
        Assert.Equal(JsonValueKind.False, rwanda.GetProperty("open").ValueKind);
    }

    [Fact]
    public void List_counts_101_onsets() =>
        Assert.Equal(101, CommandLine.Json("rubicon", "list", "--kind", "onset").GetArrayLength());

    [Fact]
    public void Every_number_of_the_definition_is_a_setting()
    {
        int Count(params string[] settings) => CommandLine.Json(["rubicon", "list", "--kind", "onset", .. settings]).GetArrayLength();
        Assert.True(Count("--threshold", "5000") < Count("--threshold", "1000"));
        Assert.NotEqual(101, Count("--window", "6"));
        Assert.NotEqual(101, Count("--end-fraction", "0.9"));
        Assert.True(Count("--harm", "one-sided") < 101);
        Assert.True(Count("--harm", "civilian") < 101);
        Assert.True(Count("--estimate", "low") < Count("--estimate", "high"));
        int Surges(params string[] settings) => CommandLine.Json(["rubicon", "list", "--kind", "surge", .. settings]).GetArrayLength();
        Assert.True(Surges("--surge-factor", "8") < Surges());
        Assert.NotEqual(Surges(), Surges("--surge-baseline", "24"));
    }

    [Fact]
    public void List_can_be_narrowed_by_situation_and_month()
    {
        var found = CommandLine.Json("rubicon", "list", "--situation", "East Timor", "--from", "1999-01", "--to", "1999-12");
        Assert.Equal("IDN-1999-07", Assert.Single(found.EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public void Show_gives_the_curve_the_harm_before_and_after_and_displacement()
    {
        var account = CommandLine.Json("rubicon", "show", "rwa-1994-04");
        var harm = account.GetProperty("harm");
        Assert.Equal(776_659, harm.GetProperty("after").GetProperty("best").GetInt64());
        Assert.Equal(120, harm.GetProperty("windowBefore").GetProperty("best").GetInt64());
        Assert.Equal(741_096, harm.GetProperty("crossingMonth").GetProperty("best").GetInt64());
        Assert.Equal(2_257_570, account.GetProperty("displacement").GetProperty("crossingYear").GetProperty("refugees").GetInt64());
        Assert.Equal(36, account.GetProperty("curve").GetArrayLength());
    }

    [Fact]
    public void Show_in_words_has_no_number_without_its_meaning()
    {
        var (code, output, _) = CommandLine.Run("rubicon", "show", "SRB-1998-05");
        Assert.Equal(App.Done, code);
        Assert.Contains("Serbia (Kosovo), onset", output, StringComparison.Ordinal);
        Assert.Contains("1,070 deaths in the 12 months up to it", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_ranks_situations_outside_episodes_as_of_any_month()
    {
        var near = CommandLine.Json("rubicon", "near", "--as-of", "1994-03", "--top", "3").EnumerateArray().ToList();
        Assert.Equal(3, near.Count);
        Assert.All(near, static n => Assert.True(n.GetProperty("distance").GetInt64() > 0));
    }

    [Theory]
    [InlineData(1, "SRB-1991-01, SRB-1998-05", "rubicon", "show", "SRB-1999-05")]
    [InlineData(1, "has none", "rubicon", "show", "CHE-1999-05")]
    [InlineData(1, "write situation and month", "rubicon", "show", "Rwanda")]
    [InlineData(1, "at least 1 death", "rubicon", "list", "--threshold", "0")]
    [InlineData(1, "lies outside the record", "rubicon", "near", "--as-of", "2031-01")]
    [InlineData(1, "at least 1", "rubicon", "near", "--top", "0")]
    [InlineData(2, "--top", "rubicon", "near", "--top", "many")]
    [InlineData(2, "one-sided", "rubicon", "list", "--harm", "animals")]
    [InlineData(2, "threshold", "rubicon", "list", "--threshold", "many")]
    public void A_wrong_call_gets_one_sentence_and_its_exit_code(int exitCode, string part, params string[] args)
    {
        var (code, _, errors) = CommandLine.Run(args);
        Assert.Equal(exitCode, code);
        Assert.Contains(part, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }
}
