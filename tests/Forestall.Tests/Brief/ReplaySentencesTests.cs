using Forestall.Brief;
using Forestall.Doctrine.Replay;
using Forestall.Tests.Doctrine.Replay;

namespace Forestall.Tests.Brief;

public sealed class ReplaySentencesTests
{
    private static readonly ReplayResult Result = Replayed();

    [Fact]
    public void There_are_exactly_three_sentences_without_names_of_parameters()
    {
        var sentences = ReplaySentences.Of(Result);
        Assert.Equal(3, sentences.Count);
        Assert.All(sentences, static s =>
        {
            Assert.EndsWith(".", s, StringComparison.Ordinal);
            Assert.DoesNotContain(". ", s, StringComparison.Ordinal);
        });
        Assert.All(Result.Instruments.Parameters, p => Assert.DoesNotContain(p.Name, string.Join(' ', sentences), StringComparison.Ordinal));
    }

    [Fact]
    public void The_sentences_carry_the_figures_of_the_result()
    {
        var text = string.Join(' ', ReplaySentences.Of(Result));
        foreach (var d in Result.Doctrines.Where(static d => d.Doctrine.Rules.Count > 0))
        {
            Assert.Contains($"{d.Doctrine.Name} averts {ReplaySentences.Said(d.Counts[OutcomeCount.DeathsAverted].P50)} deaths", text, StringComparison.Ordinal);
            Assert.Contains($"causes {ReplaySentences.Said(d.Counts[OutcomeCount.DeathsCaused].P50)} ", text, StringComparison.Ordinal);
        }

        Assert.All(Result.Answers, a => Assert.Contains($"({a.Value})", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_doctrine_named_first_has_the_least_mean_of_deaths_that_remain()
    {
        var least = Result.Doctrines.Where(static d => d.Doctrine.Rules.Count > 0).MinBy(static d => d.Counts[OutcomeCount.DeathsRemaining].Mean)!;
        Assert.Contains($"is lowest under {least.Doctrine.Name} (", ReplaySentences.Of(Result)[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(13_071, "13,100")]
    [InlineData(442_496, "442,000")]
    [InlineData(999_999, "1 million")]
    [InlineData(1_137_280, "1.14 million")]
    public void Numbers_are_said_to_three_digits(double number, string said) => Assert.Equal(said, ReplaySentences.Said(number));

    private static ReplayResult Replayed()
    {
        var session = new ReplaySession(ShippedReplay.Model(new() { Draws = 64 }));
        session.Run(2, static _ => { }, CancellationToken.None);
        return session.Result();
    }
}
