using Forestall.Dilemmas.Checklists;
using Forestall.Dilemmas.Evidence;

namespace Forestall.Tests.Dilemmas;

public sealed class ChecklistTests
{
    private const string Small = """
        // one of our own
        {
          "format": "forestall-checklist/1", "name": "ours", "title": "Ours", "about": "strategy", "source": "form 7",
          "criteria": [
            { "name": "cost", "question": "What does it cost?", "evidence": "estimates", "grades": ["much", "little"], "source": "form 7, line 1" },
          ],
        }
        """;

    [Theory]
    [InlineData("normative", 8)]
    [InlineData("political", 5)]
    [InlineData("policy", 9)]
    [InlineData("un-framework", 14)]
    public void Checklists_that_ship_ask_evidence_anchors_and_source_of_every_criterion(string name, int criteria)
    {
        var list = ChecklistFiles.BuiltIn(name);
        Assert.Equal(name, list.Name);
        Assert.Equal(criteria, list.Criteria.Count);
        Assert.All(list.Criteria, static c =>
        {
            Assert.EndsWith("?", c.Question, StringComparison.Ordinal);
            Assert.NotEmpty(c.Evidence);
            Assert.NotEmpty(c.Source);
            Assert.Equal(3, c.HighestGrade);
            Assert.Equal(c.Grades.Count, c.Grades.Distinct(StringComparer.Ordinal).Count());
        });
    }

    [Fact]
    public void Every_name_of_the_record_is_asked_for_by_some_checklist() =>
        Assert.Empty(RecordEvidence.Names.Except(ChecklistFiles.BuiltInNames.Select(ChecklistFiles.BuiltIn).SelectMany(static l => l.Criteria).SelectMany(static c => c.Record)));

    [Fact]
    public void Criteria_of_the_lists_to_be_weighed_have_different_names() =>
        Assert.Equal(22, ChecklistFiles.BuiltInNames.Take(3).Select(ChecklistFiles.BuiltIn).SelectMany(static l => l.Criteria).Select(static c => c.Name).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void A_list_of_ones_own_is_read_with_comments_and_trailing_commas()
    {
        var list = ChecklistFiles.Parse("ours.json", Small);
        Assert.Equal(ChecklistSubject.Strategy, list.Subject);
        Assert.Equal(["much", "little"], list.Criteria[0].Grades);
    }

    [Theory]
    [InlineData("\"grades\": [\"much\", \"little\"],", "", "line 5, column 5", "has no anchors")]
    [InlineData("\"grades\": [\"much\", \"little\"]", "\"grades\": [\"much\"]", "line 5", "two to eleven")]
    [InlineData("\"about\": \"strategy\"", "\"about\": \"weather\"", "line 3", "strategy or situation")]
    [InlineData("\"source\": \"form 7, line 1\"", "\"source\": \"x\", \"record\": [\"harms\"]", "line 5", "harm")]
    [InlineData("forestall-checklist/1", "forestall-checklist/9", "line 3, column 13", "forestall-checklist/1")]
    [InlineData("\"question\"", "\"qestion\"", "line 5", "question")]
    public void What_is_wrong_in_a_list_is_named_with_its_place(string old, string mended, string place, string words)
    {
        var message = Assert.Throws<InputException>(() => ChecklistFiles.Parse("ours.json", Small.Replace(old, mended, StringComparison.Ordinal))).Message;
        Assert.Contains("ours.json", message, StringComparison.Ordinal);
        Assert.Contains(place, message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_name_of_a_list_is_answered_with_the_nearest() =>
        Assert.Contains("normative", Assert.Throws<InputException>(() => ChecklistFiles.Find("normativ")).Message, StringComparison.Ordinal);
}
