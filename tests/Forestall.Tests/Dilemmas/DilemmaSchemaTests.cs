using System.Text.Json;
using Forestall.Dilemmas.Appraisals;
using Forestall.Dilemmas.Checklists;
using Forestall.Dilemmas.Evidence;

namespace Forestall.Tests.Dilemmas;

/// <summary>The published schemas of checklists and appraisals say what the readers do.</summary>
public sealed class DilemmaSchemaTests
{
    private static readonly JsonElement ChecklistSchema = Schema("checklist");
    private static readonly JsonElement AppraisalsSchema = Schema("appraisals");

    [Fact]
    public void Every_object_holds_the_names_that_the_reader_knows()
    {
        Same(ChecklistFiles.FileKeys, ChecklistSchema);
        Same(ChecklistFiles.CriterionKeys, ChecklistSchema.GetProperty("$defs").GetProperty("criterion"));
        Same(AppraisalFiles.FileKeys, AppraisalsSchema);
        Same(AppraisalFiles.AppraisalKeys, AppraisalsSchema.GetProperty("$defs").GetProperty("appraisal"));
        Assert.Equal(ChecklistFiles.Format, ChecklistSchema.GetProperty("properties").GetProperty("format").GetProperty("const").GetString());
        Assert.Equal(AppraisalFiles.Format, AppraisalsSchema.GetProperty("properties").GetProperty("format").GetProperty("const").GetString());
    }

    [Fact]
    public void What_the_record_can_say_is_the_same()
    {
        var words = ChecklistSchema.GetProperty("$defs").GetProperty("criterion").GetProperty("properties").GetProperty("record").GetProperty("items").GetProperty("enum");
        Assert.Equal(RecordEvidence.Names, words.EnumerateArray().Select(static w => w.GetString()!));
    }

    [Fact]
    public void The_reader_wants_what_the_schema_wants()
    {
        const string Checklist = """{"format":"forestall-checklist/1","name":"n","title":"t","about":"strategy","source":"s","criteria":[{"name":"c","question":"q","evidence":"e","grades":["a","b"],"source":"s"}]}""";
        Assert.Equal("c", ChecklistFiles.Parse("list", Checklist).Criteria[0].Name);
        foreach (var name in Required(ChecklistSchema))
        {
            Assert.Throws<InputException>(() => ChecklistFiles.Parse("list", Checklist.Replace($"\"{name}\":", "\"$schema\":", StringComparison.Ordinal)));
        }

        const string Appraisals = """{"format":"forestall-appraisals/1","situation":"SRB","asOf":"1998-06","strategies":["a"],"checklists":["normative"],"appraisals":[{"strategy":"a","checklist":"normative","criterion":"just-cause","role":"r","low":1,"high":2,"confidence":0.5,"evidence":"e"}]}""";
        Assert.Single(AppraisalFiles.Parse("book", Appraisals).Appraisals);
        foreach (var name in Required(AppraisalsSchema).Concat(Required(AppraisalsSchema.GetProperty("$defs").GetProperty("appraisal"))))
        {
            Assert.Throws<InputException>(() => AppraisalFiles.Parse("book", Appraisals.Replace($"\"{name}\":", "\"$schema\":", StringComparison.Ordinal)));
        }
    }

    private static IEnumerable<string> Required(JsonElement schema) => schema.GetProperty("required").EnumerateArray().Select(static r => r.GetString()!);

    private static void Same(IReadOnlyList<string> keys, JsonElement schema)
    {
        Assert.Equal(keys.Order(StringComparer.Ordinal), schema.GetProperty("properties").EnumerateObject().Select(static p => p.Name).Order(StringComparer.Ordinal));
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
    }

    private static JsonElement Schema(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Checkout.Root, "docs", "schemas", $"forestall-{name}.schema.json")));
        return document.RootElement.Clone();
    }
}
