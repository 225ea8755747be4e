namespace Forestall.Workbench.Tests;

public sealed class KeptAnswersTests
{
    [Fact]
    public void Each_is_computed_once_however_many_ask()
    {
        var (kept, computed) = (new KeptAnswers<int, string>(4), 0);
        Parallel.For(0, 100, _ => Assert.Equal("7", kept.Of(7, k =>
        {
            Interlocked.Increment(ref computed);
            return $"{k}";
        })));
        Assert.Equal(1, computed);
    }

    [Fact]
    public void The_one_asked_for_least_recently_goes_first()
    {
        var (kept, computed) = (new KeptAnswers<int, string>(2), new List<int>());
        foreach (var key in (int[])[1, 2, 1, 3, 1, 2])
        {
            kept.Of(key, k =>
            {
                computed.Add(k);
                return $"{k}";
            });
        }

        Assert.Equal([1, 2, 3, 2], computed);
    }

    [Fact]
    public void What_fails_is_tried_again()
    {
        var kept = new KeptAnswers<int, string>(2);
        Assert.Throws<InputException>(() => kept.Of(1, static _ => throw new InputException("no.")));
        Assert.Equal("yes", kept.Of(1, static _ => "yes"));
    }

    [Fact]
    public async Task In_the_background_it_is_there_a_little_later_and_its_failure_is_said_once()
    {
        var kept = new KeptAnswers<int, string>(2);
        Assert.Null(kept.IfThere(1, static _ => "there"));
        await Until(() => kept.IfThere(1, static _ => "not asked") is "there");
        Assert.Null(kept.IfThere(2, static _ => throw new InputException("no.")));
        await Until(() =>
        {
            try
            {
                return kept.IfThere(2, static _ => throw new InputException("no.")) is not null;
            }
            catch (InputException)
            {
                return true;
            }
        });
    }

    private static async Task Until(Func<bool> done)
    {
        const int Most = 3000;
        var tries = 0;
        while (!done())
        {
            Assert.True(++tries < Most);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
