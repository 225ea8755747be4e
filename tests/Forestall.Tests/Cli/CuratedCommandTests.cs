using System.Text.Json;
using Forestall.Cli;

namespace Forestall.Tests.Cli;

public sealed class CuratedCommandTests
{
    [Fact]
    public void Measures_can_be_narrowed_by_situation_class_year_and_status()
    {
        var all = CommandLine.Json("measures", "list").GetArrayLength();
        Assert.True(all >= 600);
        var threats = CommandLine.Json("measures", "list", "--situation", "Kosovo", "--class", "threat", "--year", "1998").EnumerateArray().ToList();
        Assert.NotEmpty(threats);
        Assert.All(threats, static t =>
        {
            Assert.Equal("SRB", t.GetProperty("situation").GetString());
            Assert.Equal("threat", t.GetProperty("class").GetString());
            Assert.StartsWith("1998", t.GetProperty("start").GetString(), StringComparison.Ordinal);
        });
        Assert.All(CommandLine.Json("measures", "list", "--status", "refused").EnumerateArray(), static m => Assert.Equal("refused", m.GetProperty("status").GetString()));
        Assert.All(CommandLine.Json("measures", "list", "--read-only", "--episode", "IDN-1999-07").EnumerateArray(), static m => Assert.StartsWith("http", m.GetProperty("sourceAddress").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_measure_is_told_in_full_with_its_source()
    {
        var (code, output, _) = CommandLine.Run("measures", "show", "srb-1999-03-air-campaign");
        Assert.Equal(App.Done, code);
        Assert.Contains("1999-03-24", output, StringComparison.Ordinal);
        Assert.Contains("Source", output, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Array, CommandLine.Json("measures", "show", "SRB-1999-03-air-campaign").GetProperty("resolutions").ValueKind);
    }

    [Fact]
    public void Cases_are_listed_fuzzy_and_crisp_and_shown_with_reasons()
    {
        var fuzzy = CommandLine.Json("cases", "list").EnumerateArray().ToList();
        Assert.True(fuzzy.Count >= 70);
        var crisp = CommandLine.Json("cases", "list", "--crisp").EnumerateArray().ToList();
        foreach (var (f, c) in fuzzy.Zip(crisp))
        {
            foreach (var value in f.GetProperty("values").EnumerateObject().Where(static v => v.Value.ValueKind == JsonValueKind.Number))
            {
                Assert.Equal(value.Value.GetDouble() > 0.5 ? 1 : 0, c.GetProperty("values").GetProperty(value.Name).GetDouble());
            }
        }

        var codings = CommandLine.Json("cases", "show", "SRB-1997-05").GetProperty("codings").EnumerateArray().ToList();
        Assert.True(codings.Count >= 17);
        Assert.All(codings, static k => Assert.NotEmpty(k.GetProperty("reason").GetString()!));
    }

    [Fact]
    public void Agreement_is_given_for_every_condition() =>
        Assert.Equal(17, CommandLine.Json("cases", "agreement").GetArrayLength());

    [Fact]
    public void The_ledger_has_a_first_measure_for_each_class_or_null()
    {
        var ledger = CommandLine.Json("rubicon", "ledger");
        var kosovo = ledger.GetProperty("crossings").EnumerateArray().Single(static c => c.GetProperty("id").GetString() == "SRB-1998-05").GetProperty("firstMeasure");
        Assert.Equal(["nonCoercive", "economic", "threat", "deployment", "force"], kosovo.EnumerateObject().Select(static p => p.Name));
        var force = kosovo.GetProperty("force");
        Assert.Equal("1999-03", force.GetProperty("month").GetString());
        Assert.Equal(10, force.GetProperty("lag").GetInt32());
        Assert.InRange(force.GetProperty("harmShare").GetDouble(), 0.42, 0.44);
        Assert.Equal("all", ledger.GetProperty("summary").GetProperty("groups")[0].GetProperty("group").GetString());
    }

    [Theory]
    [InlineData(1, "did you mean", "measures", "show", "SRB-1999-03-air")]
    [InlineData(1, "no covered episode", "measures", "list", "--episode", "SRB-1998")]
    [InlineData(1, "is no case", "cases", "show", "SRB-1998")]
    [InlineData(2, "non-measure", "measures", "list", "--class", "war")]
    [InlineData(1, "0 to 240", "rubicon", "ledger", "--lookback", "999")]
    public void A_wrong_call_gets_one_sentence_and_its_exit_code(int exitCode, string part, params string[] args)
    {
        var (code, _, errors) = CommandLine.Run(args);
        Assert.Equal(exitCode, code);
        Assert.Contains(part, errors, StringComparison.Ordinal);
    }
}
