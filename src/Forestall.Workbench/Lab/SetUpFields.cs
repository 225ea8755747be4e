namespace Forestall.Workbench.Lab;

/// <summary>Names of the fields of a set-up in an address.</summary>
internal static class SetUpFields
{
    /// <summary>Says that the doctrines were chosen, so that none of them is none and not all.</summary>
    public const string Chosen = "chosen";

    /// <summary>A doctrine that ships with Forestall; many.</summary>
    public const string Doctrine = "d";

    /// <summary>A doctrine of somebody's own, packed; many.</summary>
    public const string Own = "own";

    public const string Draws = "draws";

    public const string Seed = "seed";

    public const string Expected = "expected";

    public const string From = "from";

    /// <summary>Goes before the name of a question.</summary>
    public const string Answer = "a.";

    /// <summary>A parameter, a colon, and what is believed of it; many.</summary>
    public const string Belief = "p";
}
