using CsCheck;
using Forestall.Store;
using Forestall.Store.Reviewing;

namespace Forestall.Tests.Store;

public sealed class ReviewTests : IDisposable
{
    private readonly Journal _journal = new(new MemoryStorage([]), new FixedClock());

    [Fact]
    public void The_score_is_the_mean_squared_distance()
    {
        // (0.7 − 1)² = 0.09, 0.2² = 0.04, (0.9 − 0)² = 0.81, mean 0.94 / 3.
        var score = BrierScore.Of([Said(0.7, Verdict.Yes), Said(0.2, Verdict.No), Said(0.9, Verdict.No), Said(0.4, Verdict.Void), Said(0.5, null)])!;
        Assert.Equal(3, score.Statements);
        Assert.Equal(0.94 / 3, score.Score, 1e-12);
        Assert.True(score.RestsOnFew);
        Assert.Null(BrierScore.Of([Said(0.4, Verdict.Void)]));
        Assert.Equal(BrierScore.OfOneHalf, BrierScore.Of([Said(0.5, Verdict.Yes), Said(0.5, Verdict.No)])!.Score);
    }

    [Fact]
    public void What_chance_gives_is_what_counting_every_course_of_things_gives() =>
        Gen.Double[0, 1].Array[1, 8].Sample(static probabilities =>
        {
            var (mean, square) = (0.0, 0.0);
            for (var course = 0; course < 1 << probabilities.Length; course++)
            {
                var happened = probabilities.Select((p, i) => (P: p, Yes: ((course >> i) & 1) == 1)).ToList();
                var chance = happened.Aggregate(1.0, static (c, h) => c * (h.Yes ? h.P : 1 - h.P));
                var score = happened.Average(static h => Math.Pow(h.P - (h.Yes ? 1 : 0), 2));
                mean += chance * score;
                square += chance * score * score;
            }

            var found = BrierScore.Of(probabilities.Select(static p => Said(p, Verdict.Yes)))!;
            Assert.Equal(mean, found.IfRight, 1e-9);
            Assert.Equal(square - (mean * mean), found.Chance * found.Chance, 1e-9);
        });

    [Fact]
    public void A_decision_is_due_until_everything_stated_has_an_outcome()
    {
        var decision = _journal.Append(JournalSamples.Decision("x", new Expectation("a", 0.8), new Expectation("b", 0.1)));
        Assert.False(Only().IsDue(new DateOnly(1999, 3, 30)));
        Assert.True(Only().IsDue(new DateOnly(1999, 3, 31)));

        Review(decision, [new Outcome("a", Verdict.Yes)]);
        Assert.True(Only().IsDue(new DateOnly(1999, 3, 31)));
        Assert.Equal([Verdict.Yes, null], Only().Statements.Select(static s => s.Verdict));

        Review(decision, [], "Not to be said yet.", new DateOnly(1999, 6, 30));
        Assert.False(Only().IsDue(new DateOnly(1999, 4, 1)));
        Assert.True(Only().IsDue(new DateOnly(1999, 6, 30)));

        Review(decision, [new Outcome("2", Verdict.Yes)]);
        Assert.False(Only().IsOpen);

        // A later review puts an earlier one right; both stay in the journal.
        Review(decision, [new Outcome("b", Verdict.No)], "It had not come to that.");
        Assert.Equal(Verdict.No, Only().Statements[1].Verdict);
        Assert.Equal(4, Only().Reviews.Count);
        Assert.Equal((0.04 + 0.01) / 2, JournalReview.Of(_journal).Overall!.Score, 1e-12);
    }

    [Fact]
    public void A_decision_without_statements_is_due_until_it_is_reviewed()
    {
        var decision = _journal.Append(JournalSamples.Decision());
        Assert.True(Only().IsDue(new DateOnly(1999, 3, 31)));
        Review(decision, [], "It went as proposed.");
        Assert.False(Only().IsOpen);
        Assert.Null(JournalReview.Of(_journal).Overall);
    }

    [Fact]
    public void Scores_are_those_of_who_stated_the_probability()
    {
        var one = _journal.Append(JournalSamples.Decision("x", new Expectation("a", 1)));
        var other = _journal.Append(JournalSamples.Decision("x", new Expectation("a", 0.5)) with { Author = "B", Role = "director" });
        Review(one, [new Outcome("a", Verdict.Yes)]);
        Review(other, [new Outcome("a", Verdict.No)]);
        var review = JournalReview.Of(_journal);
        Assert.Equal([("A. Adviser", 0.0), ("B", 0.25)], review.ByAuthor.Select(static s => (s.Name, s.Score.Score)));
        Assert.Equal([("desk officer", 0.0), ("director", 0.25)], review.ByRole.Select(static s => (s.Name, s.Score.Score)));
    }

    [Fact]
    public void What_cannot_be_reviewed_is_refused_in_a_sentence()
    {
        var decision = _journal.Append(JournalSamples.Decision("x", new Expectation("a", 0.8)));
        var plain = _journal.Append(JournalSamples.Decision() with { Review = null });
        var review = Review(decision, [new Outcome("a", Verdict.Yes)]);
        Refused(decision, [new Outcome("c", Verdict.Yes)], "it states 1: 'a'");
        Refused(decision, [new Outcome("2", Verdict.Yes)], "does not state '2'");
        Refused(decision, [new Outcome("1", Verdict.Yes), new Outcome("a", Verdict.No)], "two outcomes");
        Refused(decision, [], "holds nothing");
        Refused(plain, [new Outcome("a", Verdict.Yes)], "no review date");
        Refused(review, [new Outcome("a", Verdict.Yes)], "review entry 1 again");
    }

    public void Dispose() => _journal.Dispose();

    private static ReviewedStatement Said(double probability, Verdict? verdict) => new(new Expectation("it happens", probability), verdict);

    private ReviewedEntry Only() => Assert.Single(JournalReview.Of(_journal).Entries);

    private JournalEntry Review(JournalEntry about, IReadOnlyList<Outcome> outcomes, string? text = null, DateOnly? next = null) =>
        _journal.Append(JournalReview.Draft(about, "C. Reviewer", "reviewer", outcomes, text, next));

    private void Refused(JournalEntry about, IReadOnlyList<Outcome> outcomes, string why) =>
        Assert.Contains(why, Assert.Throws<InputException>(() => Review(about, outcomes)).Message, StringComparison.Ordinal);
}
