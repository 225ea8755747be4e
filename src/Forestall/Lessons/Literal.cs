using System.Globalization;

namespace Forestall.Lessons;

/// <summary>A condition with one of its values, such as <c>A</c>, <c>~A</c> or <c>A{2}</c>.</summary>
/// <param name="Condition">The place of the condition in the study.</param>
/// <param name="Value">The value; 1 is presence.</param>
public readonly record struct Literal(int Condition, int Value);

/// <summary>Literals joined by “and”, in the order of the study's conditions.</summary>
public sealed class Term : IEquatable<Term>
{
    internal Term(string expression, IReadOnlyList<Literal> literals)
    {
        Expression = expression;
        Literals = literals;
    }

    /// <summary>The term as people write it, such as <c>A*~B</c>; “1” when it says nothing.</summary>
    public string Expression { get; }

    /// <summary>Its literals.</summary>
    public IReadOnlyList<Literal> Literals { get; }

    /// <inheritdoc/>
    public bool Equals(Term? other) => other is not null && Literals.SequenceEqual(other.Literals);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Term);

    /// <inheritdoc/>
    public override int GetHashCode() => Literals.Aggregate(17, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => Expression;

    internal static string Write(Condition condition, int value, bool braces)
    {
        if (value == condition.Levels)
        {
            return $"{condition.Name}{{-}}";
        }

        return braces
            ? string.Create(CultureInfo.InvariantCulture, $"{condition.Name}{{{value}}}")
            : value == 1 ? condition.Name : "~" + condition.Name;
    }
}
