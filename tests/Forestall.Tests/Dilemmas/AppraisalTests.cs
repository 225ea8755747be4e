using Forestall.Dilemmas.Appraisals;
using Forestall.Dilemmas.Weighing;

namespace Forestall.Tests.Dilemmas;

public sealed class AppraisalTests
{
    private static readonly AppraisalBook Empty = new() { Situation = "SRB", AsOf = new(1998, 9), Strategies = ["threat", "talks"], Checklists = ["normative", "policy", "un-framework"] };

    [Fact]
    public void Appraisals_are_read_as_they_were_written()
    {
        var book = Empty.With(Made("threat", "consent", "legal adviser", 0, 1) with { Dissent = "the desk disagrees" }).With(Made(null, "weak-state-structures", "desk", 1, 2, "un-framework"));
        var again = AppraisalFiles.Parse("a.json", AppraisalFiles.Text(book));
        Assert.Equal(book.Appraisals, again.Appraisals);
        Assert.Equal(AppraisalFiles.Text(book), AppraisalFiles.Text(again));
    }

    [Fact]
    public void A_role_has_one_appraisal_of_a_criterion_and_the_last_one_stays()
    {
        var book = Empty.With(Made("threat", "consent", "desk", 0, 1)).With(Made("threat", "consent", "desk", 2, 3)).With(Made("talks", "consent", "desk", 1, 3));
        Assert.Equal(2, book.Appraisals.Count);
        Assert.Equal(2, book.Appraisals[0].Low);
    }

    [Fact]
    public void Disagreement_shows_with_its_distance_and_agreement_does_not()
    {
        var book = Empty
            .With(Made("threat", "consent", "desk", 0, 1)).With(Made("threat", "consent", "legal adviser", 2.5, 3))
            .With(Made("talks", "consent", "desk", 2, 3)).With(Made("talks", "consent", "legal adviser", 2, 3));
        var one = Assert.Single(book.Disagreements());
        Assert.Equal(1.5, one.Apart);
        Assert.Equal("threat, consent: desk 0 to 1 (80 % sure); legal adviser 2.5 to 3 (80 % sure); 1.5 apart, no grade satisfies all.", one.Sentence);
    }

    [Fact]
    public void Roles_that_appraised_every_strategy_are_judges_and_others_are_named_as_left_out()
    {
        var book = Empty
            .With(Made("threat", "consent", "desk", 0, 1)).With(Made("talks", "consent", "desk", 2, 3))
            .With(Made("threat", "consent", "legal adviser", 1, 1));
        var criterion = Assert.Single(book.ToCriteria(out var leftOut));
        Assert.Equal("normative", criterion.Axis);
        Assert.Equal(new Scale(0, 3), criterion.Scale);
        var judge = Assert.Single(Assert.IsType<IntervalValues>(criterion.Values).Intervals);
        Assert.Equal([new ValueInterval(0, 1, 0.8), new(2, 3, 0.8)], judge);
        Assert.Contains("normative/consent: legal adviser did not appraise talks, so that role is left out.", leftOut);
        Assert.Contains("normative/just-cause is left out: no role appraised every strategy.", leftOut);
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_the_mend()
    {
        Refused("no strategy", Made("war", "consent", "desk", 0, 1));
        Refused("from 0 to 3", Made("threat", "consent", "desk", 0, 4));
        Refused("does not ask for 'mood'", Made("threat", "mood", "desk", 0, 1));
        Refused("leave the strategy out", Made("threat", "capacity", "desk", 0, 1, "un-framework"));
        Refused("confidence", Made("threat", "consent", "desk", 0, 1) with { Confidence = 0 });
        Refused("no evidence", Made("threat", "consent", "desk", 0, 1) with { Evidence = " " });
        Refused("no checklist", Made("threat", "consent", "desk", 0, 1, "political"));
    }

    [Fact]
    public void What_is_wrong_in_a_file_is_named_with_its_place()
    {
        var text = AppraisalFiles.Text(Empty.With(Made("threat", "consent", "desk", 0, 1)));
        Assert.Contains("a.json, line 4", Wrong(text.Replace("1998-09", "September", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("'low' is missing", Wrong(text.Replace("\"low\": 0,", "", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("a.json:", Wrong(text.Replace("\"criterion\": \"consent\"", "\"criterion\": \"consnt\"", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Appraisals_of_nothing_or_of_the_same_twice_are_refused()
    {
        Assert.Throws<InputException>(() => AppraisalFiles.Text(Empty with { Strategies = [] }));
        Assert.Throws<InputException>(() => AppraisalFiles.Text(Empty with { Strategies = ["talks", "talks"] }));
        Assert.Throws<InputException>(() => AppraisalFiles.Text(Empty with { Checklists = [] }));
        var made = Made("threat", "consent", "desk", 0, 1);
        Assert.Contains("twice", Assert.Throws<InputException>(() => AppraisalFiles.Text(Empty with { Appraisals = [made, made] })).Message, StringComparison.Ordinal);
    }

    private static string Wrong(string text) => Assert.Throws<InputException>(() => AppraisalFiles.Parse("a.json", text)).Message;

    private static void Refused(string words, Appraisal appraisal) => Assert.Contains(words, Assert.Throws<InputException>(() => Empty.With(appraisal)).Message, StringComparison.Ordinal);

    private static Appraisal Made(string? strategy, string criterion, string role, double low, double high, string checklist = "normative") => new()
    {
        Strategy = strategy,
        Checklist = checklist,
        Criterion = criterion,
        Role = role,
        Low = low,
        High = high,
        Confidence = 0.8,
        Evidence = "resolution 1199",
    };
}
