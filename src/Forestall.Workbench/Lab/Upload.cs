using System.Text;
using Microsoft.AspNetCore.Http;

namespace Forestall.Workbench.Lab;

/// <summary>Files that people send: text, and not too much of it.</summary>
internal static class Upload
{
    /// <summary>The text of a file.</summary>
    /// <exception cref="InputException">It is missing, too large, empty, or no text in UTF-8.</exception>
    public static async Task<string> Text(IFormFile? file)
    {
        if (file is null)
        {
            throw new InputException("no file was chosen; go back and choose one.");
        }

        if (file.Length is 0 or > PackedText.Largest)
        {
            throw new InputException(file.Length == 0 ? "the file is empty; choose another." : $"the file is larger than {PackedText.Largest / 1024} KB; send a smaller one.");
        }

        using var reader = new StreamReader(file.OpenReadStream(), new UTF8Encoding(false, throwOnInvalidBytes: true));
        try
        {
            return await reader.ReadToEndAsync().ConfigureAwait(false);
        }
        catch (DecoderFallbackException e)
        {
            throw new InputException("the file is no text in UTF-8; save it as such and send it again.", e);
        }
    }
}
