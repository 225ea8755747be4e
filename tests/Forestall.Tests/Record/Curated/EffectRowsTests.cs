using Forestall.Record;
using Forestall.Record.Curated;

namespace Forestall.Tests.Record.Curated;

public sealed class EffectRowsTests
{
    private const string Header = "id,instrument,outcome,estimate,low,high,interval_level,unit,direction,population,method,origin,source,source_status,source_address,weakness,disagrees\n";
    private const string Good = "a,sanctions,war,1,0,2,95,u,lowers,p,m,published,s,read,http://x,w,b\nb,mediation,war,,,,,u,raises,p,m,published,s,general,,w,a\n";

    [Fact]
    public void Every_row_of_the_record_holds_to_the_rules()
    {
        Assert.DoesNotContain(CuratedCheck.Run(CuratedRecord.Embedded, ViolenceRecord.Embedded), static p => p.StartsWith("effects.csv", StringComparison.Ordinal));
        Assert.True(CuratedRecord.Embedded.Effects.Count(static e => e.Origin == "published") >= 36);
    }

    [Fact]
    public void No_number_stands_in_a_row_whose_source_was_not_read() =>
        Assert.All(CuratedRecord.Embedded.Effects, static e => Assert.True(e.Citation.Read || e.Estimate is null, e.Id));

    [Fact]
    public void A_row_without_a_number_says_that_it_is_a_direction_only() =>
        Assert.All(CuratedRecord.Embedded.Effects, static e => Assert.Equal(e.Estimate is null, e.Unit.StartsWith("direction only:", StringComparison.Ordinal)));

    [Theory]
    [InlineData("", "", null)]
    [InlineData("a,sanctions", "a,prayer", "'prayer' is neither a class nor an instrument of measures")]
    [InlineData("w,a\n", "w,\n", "it disagrees with b, but that row does not disagree with it")]
    [InlineData("w,a\n", "w,a c\n", "it disagrees with c, which is not there")]
    [InlineData("1,0,2,95", "3,0,2,95", "the estimate 3 lies outside its interval 0 to 2")]
    [InlineData("1,0,2,95", "1,0,,95", "an interval needs both bounds and its level")]
    [InlineData("read,http://x", "read,", "it needs the address of what was read")]
    public void A_row_that_breaks_a_rule_is_named(string part, string changed, string? sentence)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("effects.csv"), Header + (part.Length == 0 ? Good : Good.Replace(part, changed, StringComparison.Ordinal)));
        var problems = CuratedCheck.Run(CuratedRecord.Load(folder.Path), ViolenceRecord.Embedded).Where(static p => p.StartsWith("effects.csv", StringComparison.Ordinal)).ToList();
        if (sentence is null)
        {
            Assert.Empty(problems);
        }
        else
        {
            Assert.Contains(problems, p => p.Contains(sentence, StringComparison.Ordinal));
        }
    }
}
