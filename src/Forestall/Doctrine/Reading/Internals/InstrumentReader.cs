using Forestall.Files;
using Forestall.Record.Curated;

namespace Forestall.Doctrine.Reading.Internals;

/// <summary>Reads a file of instruments.</summary>
internal static class InstrumentReader
{
    /// <summary>The classes an instrument can have; what was not done is no instrument.</summary>
    public static readonly IReadOnlyList<string> Classes = [.. Vocabulary.Classes.Where(static c => Vocabulary.ClassNamed(c) != MeasureClass.NonMeasure)];

    /// <summary>The instruments; null when something is wrong, which is reported.</summary>
    public static InstrumentSet? Read(ReadOnlySpan<byte> bytes, IReadOnlyCollection<string> effectIds, ProblemList problems)
    {
        if (FileRoot.Read(bytes, FileKeys.InstrumentsFormat, problems) is not { } root)
        {
            return null;
        }

        var file = Fields.Of(root, "a file of instruments", FileKeys.InstrumentsFile, problems)!;
        var name = file.RequiredText("name", Fields.LongestName);
        var about = file.RequiredText("about");
        var questions = file.Optional("questions") is { } asked ? Questions(asked, problems) : [];
        var reader = new ParameterReader(questions, effectIds, problems);
        var interactions = file.Required("interactions") is { } node ? Interactions(node, reader, problems) : [];
        var instruments = file.Required("instruments") is { } members ? Instruments(members, reader, problems) : [];
        foreach (var question in questions.Where(q => !reader.Asked.Contains(q.Name)))
        {
            problems.Add(new TextProblem(question.Place, $"nothing hangs on the question '{question.Name}'; use it in a parameter with \"by\", or take it away."));
        }

        return problems.IsEmpty
            ? new InstrumentSet(name!, about!, questions, interactions[0], interactions[1], interactions[2], instruments, FileRoot.Version(bytes))
            : null;
    }

    private static List<Question> Questions(JsonNode node, ProblemList problems)
    {
        var questions = new List<Question>();
        foreach (var member in Members(node, "'questions'", problems))
        {
            var what = $"the question '{Fields.Shown(member.Name)}'";
            if (!Fields.IsName(member.Name, member.At, problems) || Fields.Of(member.Value, what, FileKeys.Question, problems) is not { } fields)
            {
                continue;
            }

            var asks = fields.RequiredText("asks") ?? string.Empty;
            fields.Required("answers");
            var answers = fields.Words("answers").Where(a => Fields.IsName(a.Word, a.At, problems) && NotBy(a.Word, a.At, problems)).Select(static a => a.Word).ToList();
            var standard = fields.RequiredText("default") ?? string.Empty;
            if (fields.Optional("answers") is { Kind: JsonKind.List } list && list.Items.Count < 2)
            {
                problems.Add(list.At, $"{what} has fewer than two answers; give at least two.");
            }

            if (standard.Length > 0 && answers.Count > 0 && !answers.Contains(standard, StringComparer.Ordinal))
            {
                problems.Add(fields.Optional("default")!.At, $"'{Fields.Shown(standard)}' is no answer to '{member.Name}'; {NearestWord.Hint(standard, answers, $"use {string.Join(", ", answers)}.")}");
            }

            questions.Add(new Question(member.Name, asks, answers, standard, problems.Place(member.At)));
        }

        return questions;
    }

    private static bool NotBy(string answer, JsonPoint at, ProblemList problems)
    {
        if (answer != "by")
        {
            return true;
        }

        problems.Add(at, "an answer cannot be called 'by'; choose another name.");
        return false;
    }

    private static List<Parameter> Interactions(JsonNode node, ParameterReader reader, ProblemList problems)
    {
        var parameters = new List<Parameter>();
        if (Fields.Of(node, "'interactions'", FileKeys.Interactions, problems) is { } fields)
        {
            foreach (var role in ParameterRole.OfAll)
            {
                if (fields.Required(role.Name) is { } value && reader.Read(value, role.Name, role) is { } parameter)
                {
                    parameters.Add(parameter);
                }
            }
        }

        return parameters;
    }

    private static List<Instrument> Instruments(JsonNode node, ParameterReader reader, ProblemList problems)
    {
        var instruments = new List<Instrument>();
        var members = Members(node, "'instruments'", problems);
        if (node.Kind == JsonKind.Object && members.Count == 0)
        {
            problems.Add(node.At, "there is no instrument in the file; add one.");
        }

        foreach (var member in members)
        {
            if (!Fields.IsName(member.Name, member.At, problems))
            {
                continue;
            }

            if (Vocabulary.ClassNamed(member.Name) is not null)
            {
                problems.Add(member.At, $"'{member.Name}' is the name of a class, so no instrument can have it; choose another name.");
                continue;
            }

            if (Fields.Of(member.Value, member.Name, FileKeys.Instrument, problems) is { } fields && Instrument(member, fields, reader, problems) is { } instrument)
            {
                instruments.Add(instrument);
            }
        }

        return instruments;
    }

    private static Instrument? Instrument(JsonMember member, Fields fields, ParameterReader reader, ProblemList problems)
    {
        var kind = Class(fields, member.Name, problems);
        var about = fields.RequiredText("about");
        var backfire = fields.Required("backfire") is { } node ? Fields.Of(node, $"{member.Name}.backfire", FileKeys.Backfire, problems) : null;
        var parameters = new List<Parameter>();
        foreach (var role in ParameterRole.OfInstrument)
        {
            var (holder, key) = role.Name.Split('.') is [_, var inner] ? (backfire, inner) : (fields, role.Name);
            if (holder?.Required(key) is { } value && reader.Read(value, $"{member.Name}.{role.Name}", role) is { } parameter)
            {
                parameters.Add(parameter);
            }
        }

        return kind is { } known && about is not null && parameters is [var delay, var duration, var crossing, var harm, var available, var chance, var backfireHarm, var episode, var losses, var cost]
            ? new Instrument(member.Name, known, about, delay, duration, crossing, harm, available, chance, backfireHarm, episode, losses, cost, problems.Place(member.At))
            : null;
    }

    private static MeasureClass? Class(Fields fields, string name, ProblemList problems)
    {
        if (fields.RequiredText("class") is not { } text)
        {
            return null;
        }

        if (Classes.Contains(text, StringComparer.Ordinal))
        {
            return Vocabulary.ClassNamed(text);
        }

        problems.Add(fields.Optional("class")!.At, $"'{Fields.Shown(text)}' is no class that {name} can have; {NearestWord.Hint(text, Classes, $"use {string.Join(", ", Classes)}.")}");
        return null;
    }

    private static IReadOnlyList<JsonMember> Members(JsonNode node, string what, ProblemList problems)
    {
        if (node.Kind == JsonKind.Object)
        {
            return node.Members;
        }

        problems.Add(node.At, $"{what} is {node.InWords}; write an object in braces.");
        return [];
    }
}
