using Forestall.Record;
using Forestall.Workbench.Start;

namespace Forestall.Workbench.Tests;

/// <summary>What changed since last month is said in sentences, however little or much it was.</summary>
public sealed class ChangesTests
{
    private static readonly Situation[] Situations = [.. ViolenceRecord.Embedded.Situations.Take(8)];

    [Theory]
    [InlineData(0, "Nothing moved by 1 percentage point or more.")]
    [InlineData(1, "No other moved by 1 percentage point or more.")]
    [InlineData(5, "No other moved by 1 percentage point or more.")]
    [InlineData(6, "1 other moved by 1 percentage point or more.")]
    [InlineData(8, "3 others moved by 1 percentage point or more.")]
    public void Those_not_named_are_counted(int moved, string last)
    {
        var sentences = Changes.Between(Standing(0), Standing(moved)).ToList();
        Assert.Equal(last, sentences[^1]);
        Assert.Equal(Math.Min(moved, 5), sentences.Count - 1);
        Assert.All(sentences.SkipLast(1), static s => Assert.EndsWith("rose from 10 % to 12 %.", s, StringComparison.Ordinal));
    }

    [Fact]
    public void A_crossing_is_named_and_is_not_nothing()
    {
        var before = Standing(0);
        var sentences = Changes.Between(before, before with { InEpisode = [Situations[0]] }).ToList();
        Assert.Equal([$"Crossed into mass violence: {Situations[0].Name}.", "No other moved by 1 percentage point or more."], sentences);
    }

    [Fact]
    public void Without_a_month_before_there_is_nothing_to_compare_with() =>
        Assert.Equal(["There is no list of the month before to compare with."], Changes.Between(null, Standing(3)));

    private static Standing Standing(int moved) => new(
        new Month(2024, 6),
        12,
        [.. Situations.Index().Select(s => (s.Item, s.Index < moved ? 0.12 : 0.1))],
        []);
}
