using System.Net;
using System.Text.RegularExpressions;
using Forestall.Brief.Situations;
using Forestall.Dilemmas.Appraisals;

namespace Forestall.Tests.Brief.Situations;

public sealed partial class SituationBriefTests
{
    private static readonly Month June1998 = new(1998, 6);
    private static readonly string[] Appraised = ["talks", "talks-and-threat"];

    [Fact]
    public void It_answers_the_ministers_questions_and_holds_five_annexes()
    {
        var text = Plain(BriefRequests.Html(BriefRequests.Of("Kosovo", June1998)));
        foreach (var part in new[] { "Kosovo (Serbia)", "in an episode of mass violence since 1998-05", "What was missed in comparable episodes?", "By when must it be decided?", "What must one believe?", "A. The warning", "B. What was missed", "C. Strategies", "D. Should we", "E. Sources" })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_appraisals_it_says_that_nobody_has_appraised()
    {
        var text = Plain(BriefRequests.Html(BriefRequests.Of("East Timor", new Month(1999, 3))));
        Assert.Contains("Nobody has appraised this yet", text, StringComparison.Ordinal);
        Assert.Contains("nothing to disagree on yet", text, StringComparison.Ordinal);
        Assert.Contains("9.7 % (3.4 % to 25 %)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Appraisals_stand_side_by_side_with_their_dissent_and_are_weighed_with_the_plan()
    {
        var request = BriefRequests.Of("Kosovo", June1998) with { Appraisals = [Source("a.json", June1998, "legal adviser", 0, 1, null), Source("b.json", June1998, "desk officer", 2, 3, "The Council is engaged.")] };
        var text = Plain(BriefRequests.Html(request));
        Assert.DoesNotContain("Nobody has appraised", text, StringComparison.Ordinal);
        Assert.Contains("4 appraisals by 2 roles (desk officer and legal adviser)", text, StringComparison.Ordinal);
        Assert.Contains("no grade satisfies all", text, StringComparison.Ordinal);
        Assert.Contains("Desk officer, on right-authority of ‘talks’: The Council is engaged.", text, StringComparison.Ordinal);
        Assert.Contains("Weighed on right-authority, net deaths averted, own losses and cost without anybody stating weights", text, StringComparison.Ordinal);
        Assert.Contains("Not appraised, so not weighed: nothing further, late-coercion.", text, StringComparison.Ordinal);
        Assert.Contains("a.json", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Appraisals_of_another_situation_or_made_later_are_refused()
    {
        var later = Assert.Throws<InputException>(() => BriefRequests.Html(BriefRequests.Of("Kosovo", June1998) with { Appraisals = [Source("late.json", new Month(1998, 9), "desk", 0, 1, null)] }));
        Assert.Contains("late.json was appraised as of 1998-09, after 1998-06", later.Message, StringComparison.Ordinal);
        var elsewhere = Assert.Throws<InputException>(() => BriefRequests.Html(BriefRequests.Of("East Timor", June1998) with { Appraisals = [Source("srb.json", June1998, "desk", 0, 1, null)] }));
        Assert.Contains("srb.json appraises SRB, not IDN", elsewhere.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_warnings_it_says_so_and_goes_on()
    {
        var text = Plain(BriefRequests.Html(BriefRequests.Of("East Timor", new Month(1999, 3)) with { History = null }));
        Assert.Contains("There is no warning as of 1999-03: none are kept with this record", text, StringComparison.Ordinal);
        Assert.Contains("their reliability cannot be said", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_the_record_does_not_reach_is_answered_in_a_sentence()
    {
        var error = Assert.Throws<InputException>(() => BriefRequests.Html(BriefRequests.Of("Kosovo", new Month(2031, 1))));
        Assert.Contains("choose --as-of from", error.Message, StringComparison.Ordinal);
    }

    private static AppraisalSource Source(string file, Month asOf, string role, double low, double high, string? dissent) => new(file, "0", new AppraisalBook
    {
        Situation = "SRB",
        AsOf = asOf,
        Strategies = Appraised,
        Checklists = ["normative", "political", "policy"],
        Appraisals = [.. Appraised.Select(s => new Appraisal { Strategy = s, Checklist = "normative", Criterion = "right-authority", Role = role, Low = low, High = high, Confidence = 0.9, Evidence = "S/RES/1160 (1998)", Dissent = s == "talks" ? dissent : null })],
    });

    private static string Plain(string html) => WebUtility.HtmlDecode(Tags().Replace(html, "")).Replace('\u00A0', ' ');

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();
}
